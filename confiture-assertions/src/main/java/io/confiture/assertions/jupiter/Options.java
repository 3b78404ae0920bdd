package io.confiture.assertions.jupiter;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.jupiter.ConfitureDatabase.State;
import io.confiture.suite.DatabaseState;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Is what annotations say of a database. Whatever they leave open is empty.
 *
 * @param project the path as it stands there
 * @param state null when nothing is said
 */
record Options(String project, String environment, @Nullable DatabaseState state, Lifetime lifetime, String name) {
    static final Options NONE = new Options("", "", null, Lifetime.DEFAULT, "");

    /** Tell whether something is annotated at all. */
    static boolean on(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, ConfitureDatabase.class)
                || AnnotationSupport.isAnnotated(element, AtMigration.class);
    }

    /** Read the annotations of a class, method, field or parameter. */
    static Options of(AnnotatedElement element) {
        Optional<AtMigration> at = AnnotationSupport.findAnnotation(element, AtMigration.class);
        DatabaseState migration = at.map(found -> after(found, element)).orElse(null);
        return AnnotationSupport.findAnnotation(element, ConfitureDatabase.class)
                .map(found -> of(found, migration, element))
                .orElse(new Options("", "", migration, Lifetime.DEFAULT, ""));
    }

    private static Options of(ConfitureDatabase found, @Nullable DatabaseState migration, AnnotatedElement element) {
        DatabaseState state = state(found.state());
        if (state != null && migration != null) {
            throw new WrongUseException("@AtMigration and @ConfitureDatabase(state = " + found.state()
                    + ") contradict each other on " + Place.of(element) + ": keep one of them");
        }
        return new Options(
                found.project(),
                found.environment(),
                state == null ? migration : state,
                found.lifetime(),
                found.name());
    }

    private static DatabaseState after(AtMigration at, AnnotatedElement element) {
        if (at.value().isBlank()) {
            throw new WrongUseException("@AtMigration on " + Place.of(element)
                    + " names no migration: give its version, such as @AtMigration(\"002\")");
        }
        return DatabaseState.afterMigration(at.value());
    }

    private static @Nullable DatabaseState state(State state) {
        return switch (state) {
            case DEFAULT -> null;
            case EMPTY -> DatabaseState.empty();
            case SCHEMA -> DatabaseState.schema();
            case SEEDS -> DatabaseState.seeded();
            case MIGRATIONS -> DatabaseState.afterAllMigrations();
        };
    }

    /** Return these with what they leave open filled from further out. */
    Options over(Options outer) {
        return new Options(
                project.isEmpty() ? outer.project : project,
                environment.isEmpty() ? outer.environment : environment,
                state == null ? outer.state : state,
                lifetime == Lifetime.DEFAULT ? outer.lifetime : lifetime,
                name.isEmpty() ? outer.name : name);
    }

    /** Return these with another lifetime. */
    Options living(Lifetime other) {
        return new Options(project, environment, state, other, name);
    }

    /** Return the state, which is the schema where nothing is said. */
    DatabaseState stateOrSchema() {
        return state == null ? DatabaseState.schema() : state;
    }
}
