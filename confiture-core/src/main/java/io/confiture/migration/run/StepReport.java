package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.postgres.Notice;
import java.time.Duration;
import java.util.List;

/**
 * Says what became of one migration in a run.
 *
 * @param migration which one
 * @param side which way it was to move the database
 * @param result what became of it
 * @param transactional whether it ran as one transaction; otherwise each statement was committed alone
 * @param duration how long it took, retries and pauses included
 * @param statements those that ran, in order
 * @param notices what the server said
 * @param findings why it failed, or what is worth knowing: retries, what was repaired on the way
 */
public record StepReport(
        Migration migration,
        Side side,
        StepResult result,
        boolean transactional,
        Duration duration,
        List<StatementReport> statements,
        List<Notice> notices,
        List<Finding> findings) {

    /** Copy the lists. */
    public StepReport {
        statements = List.copyOf(statements);
        notices = List.copyOf(notices);
        findings = List.copyOf(findings);
    }

    /** Report a step that was not begun. */
    static StepReport notRun(Migration migration, Side side) {
        return new StepReport(
                migration, side, StepResult.NOT_RUN, true, Duration.ZERO, List.of(), List.of(), List.of());
    }
}
