package io.confiture.migration.data;

import io.confiture.check.Outcome;
import io.confiture.postgres.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * Says how one side of a migration ended.
 *
 * @param outcome passed, failed, or skipped when the script refuses on purpose
 * @param failure the statement that the server refused, or null when none was
 * @param timedOut whether it was stopped because it took too long
 */
public record Ran(Outcome outcome, @Nullable StatementFailure failure, boolean timedOut) {

    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
