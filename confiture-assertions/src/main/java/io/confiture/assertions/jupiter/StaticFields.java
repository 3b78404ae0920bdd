package io.confiture.assertions.jupiter;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** Are the static fields that were filled for one class, and are emptied after it. */
final class StaticFields implements AutoCloseable {
    private final List<Field> filled = new ArrayList<>();

    /** Fill one. */
    void fill(Field field, Object value) {
        Fields.check(field);
        if (Fields.get(field, null) != null) {
            throw new WrongUseException("it has a value already; classes that run at the same time cannot share it, and it cannot have"
                    + " one of its own");
        }
        Fields.set(field, null, value);
        filled.add(field);
    }

    /** Nobody should find a database that is gone. */
    @Override
    public void close() {
        filled.forEach(field -> Fields.set(field, null, null));
    }
}
