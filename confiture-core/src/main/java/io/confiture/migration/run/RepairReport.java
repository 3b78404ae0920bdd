package io.confiture.migration.run;

import io.confiture.check.Finding;
import java.util.List;

/**
 * Says what a repair changed.
 *
 * @param outcome how it ended
 * @param changes what was changed, in order; each is in the history too
 * @param findings why nothing was changed, or what is left to do
 */
public record RepairReport(RunOutcome outcome, List<Change> changes, List<Finding> findings) {

    /** Copy the lists. */
    public RepairReport {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /**
     * Is one thing that was changed.
     *
     * @param kind what sort of thing
     * @param subject the version or the index
     * @param text what was done, in one sentence
     */
    public record Change(Kind kind, String subject, String text) {}

    /** The sorts of things that are repaired. */
    public enum Kind {
        /** The recorded checksums of a migration. */
        CHECKSUM,
        /** What is remembered of a migration that is half done. */
        UNFINISHED,
        /** An index that a failed CREATE INDEX CONCURRENTLY left. */
        INDEX
    }
}
