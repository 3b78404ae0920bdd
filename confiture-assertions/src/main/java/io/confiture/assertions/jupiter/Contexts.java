package io.confiture.assertions.jupiter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Finds the contexts of classes around a test: where what belongs to a class is kept. */
final class Contexts {
    private Contexts() {}

    /** Return the context of each class, the outermost first. A parameterized class has one for all its invocations. */
    static List<ExtensionContext> classes(ExtensionContext context) {
        Map<Class<?>, ExtensionContext> found = new LinkedHashMap<>();
        Optional<ExtensionContext> next = Optional.of(context);
        while (next.isPresent()) {
            ExtensionContext each = next.get();
            if (each.getElement().orElse(null) instanceof Class<?> type) {
                found.put(type, each); // the outermost is the one that @BeforeAll has
            }
            next = each.getParent();
        }
        List<ExtensionContext> outermostFirst = new ArrayList<>(found.values());
        java.util.Collections.reverse(outermostFirst);
        return outermostFirst;
    }

    /** Return the context of the innermost class. */
    static ExtensionContext innermost(ExtensionContext context) {
        List<ExtensionContext> all = classes(context);
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no test class around " + context.getDisplayName());
        }
        return all.get(all.size() - 1);
    }
}
