package io.confiture.check;

import java.util.List;

/**
 * Answers a check.
 *
 * <p>"Nothing found" and "nothing looked at" are different answers: a check that looked is {@link Passed} or {@link
 * Failed}; one that could not look is {@link Aborted} (something else is broken, and is reported there) or {@link Skipped}
 * (there was nothing to do, or it was declared away), each with its reason.
 */
public sealed interface Outcome {

    /** Say that the check looked and all is well; {@code notes} are findings below the threshold, shown but not counted. */
    record Passed(List<Finding> notes) implements Outcome {
        public Passed {
            notes = List.copyOf(notes);
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

    /** Say that there was nothing to check, and why. */
    record Skipped(String reason) implements Outcome {}

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
