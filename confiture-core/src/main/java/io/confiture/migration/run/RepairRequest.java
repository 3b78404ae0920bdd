package io.confiture.migration.run;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is to be repaired in the ledger.
 *
 * @param versions the migrations concerned, by version or id; empty for all
 * @param unfinished what to do with a migration that is half done; null to leave it, and to accept edited files instead
 * @param invalidIndexes whether indexes are dropped that are invalid and that nobody is building
 */
public record RepairRequest(Set<String> versions, @Nullable Unfinished unfinished, boolean invalidIndexes) {

    /** Copy the set. */
    public RepairRequest {
        versions = Set.copyOf(versions);
    }

    /** What can be done with a statement of which nobody knows whether it was carried out. */
    public enum Unfinished {
        /** Take it as done: the next run goes on behind it. */
        DONE,
        /** Take it as not done: the next run sends it again. */
        AGAIN,
        /** Forget the whole attempt: what it did stays, and the next run begins at the migration's first statement. */
        FORGET;

        /** Return the word that the command line and the history have. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Say what has become of what an interrupted run has left. */
    public static RepairRequest unfinished(Unfinished choice) {
        return new RepairRequest(Set.of(), choice, false);
    }

    /** Accept the files of these migrations as they are now. */
    public static RepairRequest checksums(Set<String> versions) {
        return new RepairRequest(versions, null, false);
    }
}
