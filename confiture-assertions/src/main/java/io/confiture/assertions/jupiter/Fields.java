package io.confiture.assertions.jupiter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds and fills annotated fields. */
final class Fields {
    private Fields() {}

    /** Return the annotated fields of a class and its superclasses. */
    static List<Field> of(Class<?> type) {
        return ReflectionSupport.findFields(type, Options::on, HierarchyTraversalMode.TOP_DOWN);
    }

    /** Return the annotated fields of the innermost class that has some. */
    static List<Field> nearest(ExtensionContext context) {
        List<ExtensionContext> classes = Contexts.classes(context);
        for (int i = classes.size() - 1; i >= 0; i--) {
            List<Field> fields = of(classes.get(i).getRequiredTestClass());
            if (!fields.isEmpty()) {
                return fields;
            }
        }
        return List.of();
    }

    /** Say what is wrong with a field that cannot be filled. */
    static void check(Field field) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new WrongUseException("it is final, and only a field that is not can be filled");
        }
        GivenType.of(field.getType());
        field.setAccessible(true);
    }

    /** Return the value of a field. */
    static @Nullable Object get(Field field, @Nullable Object instance) {
        try {
            return field.get(instance);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible
        }
    }

    /** Fill a field. */
    static void set(Field field, @Nullable Object instance, @Nullable Object value) {
        try {
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible, and is not final
        }
    }
}
