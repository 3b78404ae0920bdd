package io.confiture.assertions.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a throwaway database of a project, in a state that the project's files make.
 *
 * <pre>{@code
 * @ConfitureDatabase(state = SEEDS)
 * class OrdersTest {
 *     @Test
 *     void have_seeds(DataSource db) { ... }
 * }
 * }</pre>
 *
 * <p>On a class it holds for all its tests, those of nested classes and of subclasses; on a test method for that one; on a parameter
 * or a field for that alone. What is nearer wins, attribute by attribute. Parameters and fields of the types
 * {@link javax.sql.DataSource} and {@link io.confiture.assertions.migration.MigrationSandbox} are filled, and {@link
 * java.sql.Connection}: each of these is a session of its own, and closed after the test. Fields are filled only where they are
 * annotated. All that say the same share one database; a parameter on which nothing is said, in a test on which nothing is said,
 * shares that of the class's fields.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(ConfitureExtension.class)
public @interface ConfitureDatabase {

    /**
     * The folder that holds {@code schema/}, {@code migrations/} and the rest: absolute, or relative to the folder of the build
     * module that the test class belongs to. Where nothing is said it is {@code db}.
     */
    String project() default "";

    /**
     * The name of the environment whose settings and seeds apply; where nothing is said, the one that the configuration parameter
     * {@code confiture.environment} names, or the project's default.
     */
    String environment() default "";

    /** What is in the database when the test gets it; a migration is named by {@link AtMigration} instead. */
    State state() default State.DEFAULT;

    /** How long the database lives. Not for test methods. */
    Lifetime lifetime() default Lifetime.DEFAULT;

    /** Tells databases apart that are the same otherwise: a test that needs two says two names. */
    String name() default "";

    /** Is a state that the project's files make. */
    enum State {
        /** What is said further out, or {@link #SCHEMA}. */
        DEFAULT,
        /** Nothing but the project's prerequisites. */
        EMPTY,
        /** What the schema files build; in a project without such files, what all migrations make. */
        SCHEMA,
        /** {@link #SCHEMA}, with the seeds of the environment in it. */
        SEEDS,
        /** What all migrations make. */
        MIGRATIONS
    }

    /** Is how long a database lives. */
    enum Lifetime {
        /** What is said further out; otherwise {@link #CLASS} for static fields, and {@link #METHOD}. */
        DEFAULT,
        /** Each test has its own, each invocation of a parameterized or repeated one too. */
        METHOD,
        /** The tests of a class share one; of the class that says so, with those nested in it. */
        CLASS,
        /** All that say the same share one, whatever their class, until the run ends. */
        RUN
    }
}
