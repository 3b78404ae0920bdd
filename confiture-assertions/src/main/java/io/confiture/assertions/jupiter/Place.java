package io.confiture.assertions.jupiter;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;

/** Names what an annotation stands on, for messages. */
final class Place {
    private Place() {}

    static String of(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return "class " + name(type);
        }
        if (element instanceof Constructor<?> constructor) {
            return "the constructor of " + name(constructor.getDeclaringClass());
        }
        if (element instanceof Executable executable) {
            return executable.getName() + "() of " + name(executable.getDeclaringClass());
        }
        if (element instanceof Field field) {
            return "field " + field.getName() + " of " + name(field.getDeclaringClass());
        }
        if (element instanceof Parameter parameter) {
            return "parameter " + parameter.getType().getSimpleName() + " " + parameter.getName() + " of "
                    + of(parameter.getDeclaringExecutable());
        }
        return element.toString();
    }

    /** Return the name of a class without its package, with the classes around it. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }
}
