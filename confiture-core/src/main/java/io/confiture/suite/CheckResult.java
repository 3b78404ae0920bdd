package io.confiture.suite;

import io.confiture.check.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a check gave when it ran.
 *
 * @param check the check
 * @param outcome the answer; null when there is none because of {@code error}
 * @param error what kept the check from answering, or null
 * @param duration how long it took
 */
public record CheckResult(
        SelectedCheck check,
        @Nullable Outcome outcome,
        @Nullable RuntimeException error,
        Duration duration) {

    /** Return when the check looked, where its answer was kept and given again; null when it looked now. */
    public @Nullable Instant keptSince() {
        return outcome == null ? null : outcome.keptSince();
    }

    /** Return one word for the answer. */
    public Word word() {
        if (outcome == null) {
            return Word.ERROR;
        }
        if (outcome instanceof Outcome.Passed) {
            return Word.PASSED;
        }
        if (outcome instanceof Outcome.Failed) {
            return Word.FAILED;
        }
        return outcome instanceof Outcome.Aborted ? Word.ABORTED : Word.SKIPPED;
    }

    /** The words for answers. */
    public enum Word {
        /** The check looked and all is well. */
        PASSED,
        /** The check looked and found something. */
        FAILED,
        /** The check could not answer, through no fault of the project. */
        ERROR,
        /** The check could not look because something else is broken. */
        ABORTED,
        /** There was nothing to check. */
        SKIPPED
    }
}
