package io.confiture.sync.mask;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Knows the strategies that there are: Confiture's own, and those of the project. Immutable and thread-safe. */
public final class Strategies {

    private final Map<String, MaskingStrategy> byName;

    private Strategies(Map<String, MaskingStrategy> byName) {
        this.byName = byName;
    }

    /**
     * Find all.
     *
     * @param loader where to look for services besides our own
     * @throws IllegalStateException when two have the same name
     */
    public static Strategies load(ClassLoader loader) {
        Map<String, MaskingStrategy> found = new TreeMap<>();
        for (MaskingStrategy strategy : ServiceLoader.load(MaskingStrategy.class, loader)) {
            MaskingStrategy other = found.putIfAbsent(strategy.name(), strategy);
            if (other != null) {
                throw new IllegalStateException("two masking strategies are called " + strategy.name() + ": "
                        + other.getClass().getName() + " and "
                        + strategy.getClass().getName());
            }
        }
        return new Strategies(found);
    }

    /** Find one by its name. */
    public Optional<MaskingStrategy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Return all, ordered by name. */
    public Collection<MaskingStrategy> all() {
        return byName.values();
    }

    /** Return the names, in order. */
    public Collection<String> names() {
        return byName.keySet();
    }
}
