package io.confiture.assertions;

import io.confiture.assertions.json.JsonAssert;
import io.confiture.assertions.json.JsonDocument;
import io.confiture.assertions.migration.MigrationAssert;
import io.confiture.assertions.migration.MigrationFailureAssert;
import io.confiture.assertions.migration.MigrationResult;
import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.assertions.query.Row;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.suite.MigrationFailedException;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Is where assertions on databases begin. Made to be imported statically beside AssertJ's own {@code Assertions}: both have
 * {@code assertThat}, and the compiler chooses.
 */
public final class ConfitureAssertions {
    private ConfitureAssertions() {}

    /**
     * Assert on a database.
     *
     * @param database gives connections; each assertion borrows one and gives it back
     */
    public static DatabaseAssert assertThat(DataSource database) {
        return new DatabaseAssert(DatabaseSource.of(database));
    }

    /**
     * Assert on the database of a sandbox: what is committed in it.
     *
     * @param sandbox knows where the project defines what is in it
     */
    public static DatabaseAssert assertThat(MigrationSandbox sandbox) {
        return assertThat(sandbox.source());
    }

    /**
     * Assert on why a migration of a sandbox failed.
     *
     * @param failure what {@code migrateTo} and its like have thrown
     */
    public static MigrationFailureAssert assertThat(MigrationFailedException failure) {
        return new MigrationFailureAssert(failure);
    }

    /**
     * Assert on what a migration of a sandbox did: its locks, what it rewrote and read.
     *
     * @param migration what {@code lastMigration()} or {@code migrations()} of the sandbox gave
     */
    public static MigrationAssert assertThat(MigrationResult migration) {
        return new MigrationAssert(migration);
    }

    /**
     * Assert on what one connection sees, in the middle of its transaction as well.
     *
     * @param connection stays open; a transaction of it that failed must be rolled back first
     */
    public static DatabaseAssert assertThat(Connection connection) {
        return new DatabaseAssert(DatabaseSource.of(connection));
    }

    /**
     * Make a row that is expected, {@code row(1, "a@b.c", null)}; see {@link Row}.
     *
     * @param values {@code null} is NULL; a single value that is an array is given as a list, or cast to {@code Object}
     */
    public static Row row(@Nullable Object @Nullable ... values) {
        return Row.row(values);
    }

    /**
     * Assert on JSON, by its structure.
     *
     * @throws AssertionError if the text is no JSON, or names a field twice
     */
    public static JsonAssert assertThatJson(String json) {
        return new JsonAssert(JsonDocument.parse(json));
    }
}
