package io.confiture.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a check.
 *
 * <p>"Nothing found" and "nothing looked at" are different answers: a check that looked is {@link Passed} or {@link
 * Failed}; one that could not look is {@link Aborted} (something else is broken, and is reported there) or {@link Skipped}
 * (there was nothing to do, or it was declared away), each with its reason.
 */
public sealed interface Outcome {

    /**
     * Say that the check looked and all is well.
     *
     * @param notes findings below the threshold, shown but not counted
     * @param keptSince when it looked, where the answer was kept because nothing that can change it did; null when it looked now
     */
    record Passed(List<Finding> notes, @Nullable Instant keptSince) implements Outcome {
        public Passed {
            notes = List.copyOf(notes);
        }

        /** Say that the check has looked now. */
        public Passed(List<Finding> notes) {
            this(notes, null);
        }
    }

    /** Say that the check looked and found something at or above the threshold; never empty. */
    record Failed(List<Finding> findings) implements Outcome {
        public Failed {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a failed outcome needs at least one finding");
            }
        }
    }

    /** Say that the check could not look because something else is broken, which {@code cause} names. */
    record Aborted(String cause) implements Outcome {}

    /**
     * Say that there was nothing to check.
     *
     * @param reason why
     * @param keptSince when that was found, where the answer was kept because nothing that can change it did; else null
     */
    record Skipped(String reason, @Nullable Instant keptSince) implements Outcome {

        /** Say that there is nothing to check now. */
        public Skipped(String reason) {
            this(reason, null);
        }
    }

    /** Return when the check looked, where the answer was kept and given again; null when it looked now. */
    default @Nullable Instant keptSince() {
        return null;
    }

    /** Return the outcome of a check that looked and found nothing. */
    static Outcome passed() {
        return new Passed(List.of());
    }

    /** Return the outcome of a check that found just this. */
    static Outcome failed(Finding finding) {
        return new Failed(List.of(finding));
    }

    /**
     * Judge findings by the threshold.
     *
     * @param findings all that was found, perhaps nothing
     * @param threshold the mildest severity that fails
     * @return failed with all findings if one reaches the threshold, else passed with all of them as notes
     */
    static Outcome of(List<Finding> findings, Severity threshold) {
        boolean fails = findings.stream().anyMatch(f -> f.severity().compareTo(threshold) >= 0);
        return fails ? new Failed(findings) : new Passed(findings);
    }
}
