package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.sync.plan.SyncPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a run did.
 *
 * @param run the run's name in the target's ledger
 * @param plan what was carried out
 * @param tables what was copied, in the plan's order
 * @param staged whether the rows were loaded beside the target's and swapped in, because it had some
 * @param inconsistent why the rows may be of different moments, or null when all are of one snapshot
 * @param notes what is worth knowing
 * @param started when the run began
 * @param took how long it took
 */
public record SyncResult(
        String run,
        SyncPlan plan,
        List<TableCopy> tables,
        boolean staged,
        @Nullable String inconsistent,
        List<Finding> notes,
        Instant started,
        Duration took) {

    /** Copy the lists. */
    public SyncResult {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }
}
