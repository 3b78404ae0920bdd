package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.StatementFailure;
import java.util.List;
import java.util.stream.Stream;
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

    /** Return the same with something to know, when it passed. */
    Attempt noting(List<Finding> more) {
        if (more.isEmpty() || !(outcome instanceof Outcome.Passed passed)) {
            return this;
        }
        return new Attempt(
                new Outcome.Passed(
                        Stream.concat(more.stream(), passed.notes().stream()).toList()),
                failure);
    }
}
