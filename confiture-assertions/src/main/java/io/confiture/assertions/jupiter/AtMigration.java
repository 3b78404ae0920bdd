package io.confiture.assertions.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a database as it was after a migration: those up to it, and it, are applied. Stands where {@link ConfitureDatabase} may
 * stand, and decides the state in its place.
 *
 * <pre>{@code
 * @Test
 * @AtMigration("002")
 * void keeps_users(MigrationSandbox db) { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(ConfitureExtension.class)
public @interface AtMigration {

    /** The migration's version, in any form that means the same to the project's tool, or its id: {@code 002_add_bio}. */
    String value();
}
