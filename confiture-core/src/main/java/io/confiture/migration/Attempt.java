package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.StatementFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds how running some scripts ended.
 *
 * @param outcome passed or failed
 * @param failure the statement that the server refused, or null when none was
 */
record Attempt(Outcome outcome, @Nullable StatementFailure failure) {

    /** Return why it failed; nothing when it did not. */
    List<Finding> findings() {
        return outcome instanceof Outcome.Failed failed ? failed.findings() : List.of();
    }

    boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
