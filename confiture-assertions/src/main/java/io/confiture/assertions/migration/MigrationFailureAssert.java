package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldDo;
import io.confiture.assertions.query.SqlState;
import io.confiture.assertions.source.ObjectName;
import io.confiture.check.Finding;
import io.confiture.postgres.StatementFailure;
import io.confiture.suite.MigrationFailedException;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractThrowableAssert;

/**
 * Asserts on why a migration failed, beside what AssertJ says of every exception.
 *
 * <pre>{@code
 * db.insert("users").row("email", "a@b.c").row("email", "a@b.c");
 * var failure = catchThrowableOfType(MigrationFailedException.class, () -> db.migrateTo("004"));
 * assertThat(failure).hasSqlState(UNIQUE_VIOLATION).isOnConstraint("users_email_key");
 * }</pre>
 */
public class MigrationFailureAssert extends AbstractThrowableAssert<MigrationFailureAssert, MigrationFailedException> {

    /** Assert on a failure. */
    public MigrationFailureAssert(MigrationFailedException actual) {
        super(actual, MigrationFailureAssert.class);
    }

    /**
     * Verify which migration failed.
     *
     * <pre>{@code
     * assertThat(failure).isOfMigration("004_unique_email");   // passes where that one failed
     * assertThat(failure).isOfMigration("003_add_bio");        // fails there
     * }</pre>
     *
     * @param id the whole name, such as {@code 004_unique_email}
     * @throws AssertionError if it was another
     */
    public MigrationFailureAssert isOfMigration(String id) {
        isNotNull();
        String was = actual.migration().id();
        return was.equals(id) ? myself : fail("to be of the migration " + id, "is of " + was);
    }

    /**
     * Verify that the server refused a statement with an error of this sort.
     *
     * <pre>{@code
     * assertThat(failure).hasSqlState(UNIQUE_VIOLATION);   // passes where two rows have the same email
     * assertThat(failure).hasSqlState(CHECK_VIOLATION);    // fails there
     * }</pre>
     *
     * @throws AssertionError if it was another error, or none of the server's
     */
    public MigrationFailureAssert hasSqlState(SqlState state) {
        return hasSqlState(state.code());
    }

    /**
     * Verify that the server refused a statement with an error of this SQLSTATE.
     *
     * <pre>{@code
     * assertThat(failure).hasSqlState("23505");   // passes where two rows have the same email
     * assertThat(failure).hasSqlState("23514");   // fails there
     * }</pre>
     *
     * @param state its five characters
     * @throws AssertionError if it was another error, or none of the server's
     */
    public MigrationFailureAssert hasSqlState(String state) {
        return expect("to be an error " + state, f -> f.sqlState().equals(state));
    }

    /**
     * Verify that the server refused a statement because of this constraint.
     *
     * <pre>{@code
     * assertThat(failure).isOnConstraint("users_email_key");   // passes where two rows have the same email
     * assertThat(failure).isOnConstraint("users_pkey");        // fails there
     * }</pre>
     *
     * @throws AssertionError if it was another constraint, or the server names none
     */
    public MigrationFailureAssert isOnConstraint(String name) {
        return expect("to be on the constraint " + name, f -> name.equals(f.constraint()));
    }

    /**
     * Verify that the server refused a statement because of this table, or of something that belongs to it.
     *
     * <pre>{@code
     * assertThat(failure).isOnTable("users");    // passes where two rows of users have the same email
     * assertThat(failure).isOnTable("orders");   // fails there
     * }</pre>
     *
     * @param name with the schema's before it, if that matters
     * @throws AssertionError if it was another table, or the server names none
     */
    public MigrationFailureAssert isOnTable(String name) {
        ObjectName table = ObjectName.parse(name);
        return expect(
                "to be on the table " + name,
                f -> table.name().equals(f.table())
                        && (table.schema() == null || Objects.equals(table.schema(), f.schema())));
    }

    /**
     * Verify where the migration failed.
     *
     * <pre>{@code
     * assertThat(failure).isAt("db/migrations/004_unique_email.up.sql:1");   // passes for a place in line 1
     * assertThat(failure).isAt("db/migrations/004_unique_email.up.sql:2");   // fails there
     * }</pre>
     *
     * @param place a file, with a line and a column behind it or without
     * @throws AssertionError if it was elsewhere
     */
    public MigrationFailureAssert isAt(String place) {
        isNotNull();
        boolean there = actual.findings().stream()
                .map(Finding::location)
                .filter(Objects::nonNull)
                .anyMatch(where -> (where + ":").startsWith(place + ":"));
        return there ? myself : fail("to be at " + place, "is:");
    }

    private MigrationFailureAssert expect(String expected, Predicate<StatementFailure> condition) {
        isNotNull();
        return actual.failure().filter(condition).isPresent() ? myself : fail(expected, "is:");
    }

    private MigrationFailureAssert fail(String expected, String was) {
        throwAssertionError(ShouldDo.shouldDo(
                "the failure of migration " + actual.migration().id(),
                expected,
                was,
                String.valueOf(actual.getMessage()).lines().toList()));
        return myself;
    }
}
