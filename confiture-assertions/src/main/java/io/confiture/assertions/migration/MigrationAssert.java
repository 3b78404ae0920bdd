package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldBeKnown;
import io.confiture.assertions.error.ShouldDo;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import io.confiture.migration.Side;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.trace.StatementTrace;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on what a migration did when it was applied, or taken back. */
public class MigrationAssert extends AbstractAssert<MigrationAssert, MigrationResult>
        implements LockNavigation<MigrationAssert>, ContentEffects<MigrationAssert>, NoticeNavigation<MigrationAssert> {

    /** Assert on a migration. */
    public MigrationAssert(MigrationResult actual) {
        super(actual, MigrationAssert.class);
    }

    @Override
    public Effects effects() {
        return actual.effects();
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.source()), info, false);
    }

    @Override
    public MigrationAssert self() {
        return this;
    }

    /**
     * Lead to the assertions on one statement; the first is 1.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).statement(1).locks("users").exactly(ACCESS_EXCLUSIVE);   // passes for a new column
     * assertThat(db.lastMigration()).statement(2);                                            // fails there: there is one
     * }</pre>
     *
     * @throws AssertionError if there are fewer
     */
    public MigrationStatementAssert statement(int number) {
        List<StatementTrace> statements = actual.statements();
        boolean there = number >= 1 && number <= statements.size();
        if (!there) {
            missing(number);
        }
        @Nullable StatementTrace trace = there ? statements.get(number - 1) : null;
        return navigation()
                .described(actual.source()
                        .nesting()
                        .nest(
                                MigrationStatementAssert.class,
                                MigrationStatement.class,
                                new MigrationStatement(actual, number, trace),
                                MigrationStatementAssert::new));
    }

    private void missing(int number) {
        String wanted = "to have a statement " + number;
        navigation()
                .report(
                        actual.unfollowed().isEmpty()
                                ? ShouldDo.shouldDo(
                                        actual,
                                        wanted,
                                        "has " + actual.statements().size() + ":",
                                        effects().summary())
                                : ShouldBeKnown.shouldBeKnown(actual, wanted, actual.unfollowed()));
    }

    /**
     * Lead to AssertJ's assertions on the texts of the statements, in the order in which they ran.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).statements().hasSize(1);   // passes for a migration of one statement
     * assertThat(db.lastMigration()).statements().isEmpty();    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not known which statements it sent: it is written in Java
     */
    public ListAssert<String> statements() {
        JavaMigration code = actual.run().migration().code();
        if (code != null) {
            navigation().report(ShouldBeKnown.shouldBeKnown(actual, "to send statements", actual.unfollowed()));
        }
        List<String> texts =
                actual.statements().stream().map(s -> s.statement().text()).toList();
        return navigation().described(actual.source().nesting().list(texts));
    }

    /**
     * Verify that the migration is that of a version, which it brought the database to, or took back.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).hasVersion("003");   // passes for 003_add_bio
     * assertThat(db.lastMigration()).hasVersion("004");   // fails there
     * }</pre>
     *
     * @param version as its file has it
     * @throws AssertionError if it is another
     */
    public MigrationAssert hasVersion(String version) {
        return actual.version().equals(version)
                ? myself
                : fail("to be version " + version, "is " + version(actual.version()));
    }

    /**
     * Verify which version the database stood at when the migration began.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).appliesTo("002");   // passes for 003_add_bio after 002
     * assertThat(db.lastMigration()).appliesTo("001");   // fails there
     * }</pre>
     *
     * @param version as the version's file has it; empty for a database that no migration was applied to
     * @throws AssertionError if it was another
     */
    public MigrationAssert appliesTo(String version) {
        return actual.versionBefore().equals(version)
                ? myself
                : fail("to apply to " + version(version), "was run on " + version(actual.versionBefore()));
    }

    private static String version(String version) {
        return version.isEmpty() ? "no version" : "version " + version;
    }

    /**
     * Verify that the migration was applied, and not taken back.
     *
     * <pre>{@code
     * assertThat(db.migrateUp().lastMigration()).isUp();     // passes
     * assertThat(db.migrateDown().lastMigration()).isUp();   // fails
     * }</pre>
     *
     * @throws AssertionError if it was taken back
     */
    public MigrationAssert isUp() {
        return actual.run().side() == Side.UP ? myself : fail("to be applied", "was taken back");
    }

    /**
     * Verify that the migration was taken back, and not applied.
     *
     * <pre>{@code
     * assertThat(db.migrateDown().lastMigration()).isDown();   // passes
     * assertThat(db.migrateUp().lastMigration()).isDown();     // fails
     * }</pre>
     *
     * @throws AssertionError if it was applied
     */
    public MigrationAssert isDown() {
        return actual.run().side() == Side.DOWN ? myself : fail("to be taken back", "was applied");
    }

    /**
     * Verify that all statements were committed together, so that the migration is done or not and never half.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).runsInOneTransaction();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).runsInOneTransaction();   // fails for two times CREATE INDEX CONCURRENTLY
     * }</pre>
     *
     * @throws AssertionError if there were several transactions, or statements that refuse transaction blocks
     */
    public MigrationAssert runsInOneTransaction() {
        String wanted = "to run in one transaction";
        JavaMigration code = actual.run().migration().code();
        if (code != null) {
            return code.transactional() ? myself : fail(wanted, "is written in Java and commits by itself");
        }
        if (actual.statements().isEmpty()) {
            navigation().report(ShouldBeKnown.shouldBeKnown(actual, wanted, actual.unfollowed()));
            return myself;
        }
        int transactions = actual.run().trace().transactions();
        return transactions == 1
                ? myself
                : fail(wanted, "runs in " + transactions, effects().summary());
    }

    /**
     * Verify that the migration did not take longer than some time. The questions that are asked between its statements, to see their
     * locks, count as well.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).completesWithin(Duration.ofSeconds(1));   // passes for one that is quick
     * assertThat(db.lastMigration()).completesWithin(Duration.ofSeconds(1));   // fails for SELECT pg_sleep(2)
     * }</pre>
     *
     * @throws AssertionError if it took longer
     */
    public MigrationAssert completesWithin(Duration limit) {
        return actual.duration().compareTo(limit) <= 0
                ? myself
                : fail(
                        "to complete within " + limit,
                        "takes " + actual.duration() + (actual.statements().isEmpty() ? "" : ":"),
                        actual.statements().stream()
                                .map(s -> Effects.words(s) + ": " + s.duration())
                                .toList());
    }

    private MigrationAssert fail(String expected, String did) {
        return fail(expected, did, List.of());
    }

    private MigrationAssert fail(String expected, String did, List<String> evidence) {
        throwAssertionError(ShouldDo.shouldDo(actual, expected, did, evidence));
        return myself;
    }
}
