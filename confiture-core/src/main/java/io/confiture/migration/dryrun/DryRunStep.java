package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.migration.trace.StatementTrace;
import java.util.List;

/**
 * Says what one migration did in a dry run.
 *
 * @param migration which one
 * @param side which way
 * @param state how far it came
 * @param statements what ran, in order, and what was left out with its reason
 * @param findings why it failed; what is worth knowing
 */
public record DryRunStep(
        Migration migration, Side side, State state, List<StatementTrace> statements, List<Finding> findings) {

    /** Says how far a migration came. */
    public enum State {
        /** All of it ran, or was left out with a reason. */
        RAN,
        /** One of its statements failed. */
        FAILED,
        /** It was not begun. */
        NOT_RUN
    }

    public DryRunStep {
        statements = List.copyOf(statements);
        findings = List.copyOf(findings);
    }
}
