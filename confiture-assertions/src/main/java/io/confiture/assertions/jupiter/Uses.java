package io.confiture.assertions.jupiter;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Remembers which databases were given in one context. Safe for use by several threads. */
final class Uses {
    private final Set<TestDatabase> databases = new LinkedHashSet<>();

    /** Return those of a context alone. */
    static Uses in(ExtensionContext context) {
        return context.getStore(TestDatabases.NAMESPACE)
                .getOrComputeIfAbsent("uses in " + context.getUniqueId(), key -> new Uses(), Uses.class);
    }

    /** Return the databases of a context and of those around it. */
    static Set<TestDatabase> around(ExtensionContext context) {
        Set<TestDatabase> all = new LinkedHashSet<>();
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            all.addAll(in(each.get()).all());
        }
        return all;
    }

    synchronized void add(TestDatabase database) {
        databases.add(database);
    }

    synchronized Set<TestDatabase> all() {
        return new LinkedHashSet<>(databases);
    }
}
