package io.confiture.migration.ledger;

import java.util.List;

/**
 * Is what a ledger says at one moment.
 *
 * @param exists whether there is a ledger; without one nothing is applied
 * @param applied its rows, in the order in which they were applied
 * @param unfinished what was begun outside of a transaction and is not at its end
 */
public record LedgerState(boolean exists, List<AppliedMigration> applied, List<UnfinishedRun> unfinished) {

    /** Is the state of a database without a ledger. */
    public static final LedgerState NONE = new LedgerState(false, List.of(), List.of());

    /** Copy the lists. */
    public LedgerState {
        applied = List.copyOf(applied);
        unfinished = List.copyOf(unfinished);
    }
}
