package io.confiture.migration;

import io.confiture.check.Outcome;
import io.confiture.postgres.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * Holds how running some scripts ended.
 *
 * @param outcome passed or failed
 * @param failure the statement that the server refused, or null when none was
 */
record Attempt(Outcome outcome, @Nullable StatementFailure failure) {

    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
