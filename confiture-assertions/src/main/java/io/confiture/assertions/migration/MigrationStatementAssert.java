package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldDo;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import io.confiture.migration.trace.Evidence;
import io.confiture.migration.trace.StatementTrace;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts on one statement of a migration. Locks are those that were held while it ran, also when earlier statements of its
 * transaction took them.
 */
public class MigrationStatementAssert extends AbstractAssert<MigrationStatementAssert, MigrationStatement>
        implements LockNavigation<MigrationStatementAssert>,
                ContentEffects<MigrationStatementAssert>,
                NoticeNavigation<MigrationStatementAssert> {

    /** Assert on a statement. */
    public MigrationStatementAssert(MigrationStatement actual) {
        super(actual, MigrationStatementAssert.class);
    }

    @Override
    public Effects effects() {
        return actual.effects();
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.migration().source()), info, actual.trace() == null);
    }

    @Override
    public MigrationStatementAssert self() {
        return this;
    }

    /**
     * Verify that the text of the statement contains something.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).statement(1).hasTextContaining("ADD COLUMN bio");   // passes for a new column
     * assertThat(db.lastMigration()).statement(1).hasTextContaining("DROP");             // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public MigrationStatementAssert hasTextContaining(String part) {
        StatementTrace trace = actual.trace();
        if (trace != null && !trace.statement().text().contains(part)) {
            throwAssertionError(ShouldDo.shouldDo(
                    actual,
                    "to contain \"" + part + "\"",
                    "is:",
                    List.of(trace.statement().text())));
        }
        return myself;
    }

    /**
     * Verify that what is known of the statement was measured, and is not only told from PostgreSQL's documentation.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).statement(1).isMeasured();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).statement(1).isMeasured();   // fails for CREATE INDEX CONCURRENTLY ON users (email)
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public MigrationStatementAssert isMeasured() {
        StatementTrace trace = actual.trace();
        if (trace != null && !(trace.evidence() instanceof Evidence.Measured)) {
            throwAssertionError(ShouldDo.shouldDo(
                    actual, "to be measured", "is not:", actual.effects().summary()));
        }
        return myself;
    }

    /**
     * Verify that the statement did not take longer than some time, with the way to the server and back.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).statement(1).completesWithin(Duration.ofSeconds(1));   // passes for one that is quick
     * assertThat(db.lastMigration()).statement(1).completesWithin(Duration.ofSeconds(1));   // fails for SELECT pg_sleep(2)
     * }</pre>
     *
     * @throws AssertionError if it took longer
     */
    public MigrationStatementAssert completesWithin(Duration limit) {
        StatementTrace trace = actual.trace();
        if (trace != null && trace.duration().compareTo(limit) > 0) {
            throwAssertionError(
                    ShouldDo.shouldDo(actual, "to complete within " + limit, "takes " + trace.duration(), List.of()));
        }
        return myself;
    }
}
