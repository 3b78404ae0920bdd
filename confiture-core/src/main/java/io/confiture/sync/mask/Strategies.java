package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** Know none. */
    static Strategies none() {
        return new Strategies(Map.of());
    }

    /**
     * Find all.
     *
     * @param loader where to look for services besides our own
     * @throws IllegalStateException when two have the same name
     */
    public static Strategies load(ClassLoader loader) {
        return load(loader, List.of());
    }

    /** Find all, and take some that are at hand. */
    static Strategies load(ClassLoader loader, List<MaskingStrategy> more) {
        List<MaskingStrategy> all = new ArrayList<>(more);
        ServiceLoader.load(MaskingStrategy.class, loader).forEach(all::add);
        Map<String, MaskingStrategy> found = new TreeMap<>();
        for (MaskingStrategy strategy : all) {
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
