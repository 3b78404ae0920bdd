package io.confiture.junit;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Is a class that stands for a project's tests.
 *
 * @param type the annotated class
 * @param database the path of the project's folder, as the annotation has it
 * @param environment the environment's name, or empty
 * @param tags the annotation's tags, not yet checked
 */
record Marker(Class<?> type, String database, String environment, List<String> tags) {

    Marker {
        tags = List.copyOf(tags);
    }

    /** Tell whether a class is a marker; an abstract one only lends its annotation to its subclasses. */
    static boolean is(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) && AnnotationSupport.isAnnotated(type, ConfitureProject.class);
    }

    static Optional<Marker> of(Class<?> type) {
        if (!is(type)) {
            return Optional.empty();
        }
        return AnnotationSupport.findAnnotation(type, ConfitureProject.class)
                .map(found -> new Marker(type, found.value(), found.environment(), List.of(found.tags())));
    }
}
