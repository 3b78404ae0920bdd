package io.confiture.migration;

import io.confiture.check.Outcome;
import io.confiture.postgres.StatementFailure;

/** Tells the ways of not going back from each other: declared, missing, not SQL, refusing on purpose. */
final class Downs {

    private static final String RAISE_EXCEPTION = "P0001";

    private Downs() {}

    /** Return the outcome of {@code down} and {@code round trip} for a migration without a down script. */
    static Outcome without(Migration migration) {
        Down down = migration.down();
        if (down instanceof Down.Missing) {
            return new Outcome.Aborted("there is no down script: see chain: partners");
        }
        if (down instanceof Down.DeclaredIrreversible declared) {
            return new Outcome.Skipped(
                    declared.reason().isBlank()
                            ? "declared irreversible, without a reason"
                            : "declared irreversible: " + declared.reason());
        }
        if (down instanceof Down.NotSql step) {
            return new Outcome.Skipped("the way back is " + step.what() + ", which is not checked");
        }
        if (down instanceof Down.NotApplicable none) {
            return new Outcome.Skipped(none.reason());
        }
        throw new IllegalStateException("has down scripts: " + migration.id());
    }

    /**
     * Return an attempt's outcome, unless the down script refused on purpose: then that is why it is skipped.
     *
     * <p>A refusal is a DO block that raises by itself: SQLSTATE P0001 is {@code raise_exception}, which only {@code RAISE
     * EXCEPTION} without an own code gives (PostgreSQL documentation, appendix A), and the innermost frame of the context is the
     * block. Anywhere else it comes from a function or a trigger that objects to what the script does, and is a failure.
     */
    static Outcome orRefusal(Attempt attempt) {
        StatementFailure failure = attempt.failure();
        return failure != null && isRefusal(failure)
                ? new Outcome.Skipped("the down script refuses on purpose: " + failure.message())
                : attempt.outcome();
    }

    private static boolean isRefusal(StatementFailure failure) {
        String innermost = String.valueOf(failure.where()).lines().findFirst().orElse("");
        return RAISE_EXCEPTION.equals(failure.sqlState())
                && failure.statement().kind().command().equals("DO")
                && innermost.contains("inline_code_block");
    }
}
