package io.confiture.assertions.jupiter;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fills static fields for classes, and empties them behind the last that uses them: nobody should find a database that is gone.
 *
 * <p>A field of a superclass may be used by several classes at the same time, if they have the same database.
 */
final class StaticFields {
    private final Map<Field, Filled> filled = new HashMap<>();

    /** Return those of a run. */
    static StaticFields of(ExtensionContext context) {
        return context.getRoot()
                .getStore(TestDatabases.NAMESPACE)
                .getOrComputeIfAbsent(StaticFields.class, key -> new StaticFields(), StaticFields.class);
    }

    /** Fill a field for one more class. */
    synchronized void fill(Field field, Object value) {
        Fields.check(field);
        Filled known = filled.get(field);
        Object current = Fields.get(field, null);
        if (current != null && (known == null || known.value != value)) {
            throw new WrongUseException("it has a value already"
                    + (known == null
                            ? ", and would lose it"
                            : ", the database of another class that runs at the same time: give each class a"
                                    + " field of its own"));
        }
        Fields.set(field, null, value);
        filled.put(field, new Filled(value, known == null ? 1 : known.classes + 1));
    }

    /** Say that one class is done with a field. */
    synchronized void release(Field field) {
        Filled known = filled.remove(field);
        if (known != null && known.classes > 1) {
            filled.put(field, new Filled(known.value, known.classes - 1));
        } else {
            Fields.set(field, null, null);
        }
    }

    private record Filled(Object value, int classes) {}
}
