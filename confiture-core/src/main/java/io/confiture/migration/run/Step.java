package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.UnfinishedRun;
import org.jspecify.annotations.Nullable;

/**
 * Is one thing to do.
 *
 * @param direction up, down or baseline
 * @param migration what with
 * @param version what the ledger calls it, or shall call it
 * @param again whether a repeatable migration is in the ledger already
 * @param resumes the unfinished run to go on with; null when it begins from the start
 */
public record Step(
        Direction direction,
        Migration migration,
        String version,
        boolean again,
        @Nullable UnfinishedRun resumes) {

    static Step of(Direction direction, Migration migration) {
        return new Step(direction, migration, LedgerEntry.version(migration), false, null);
    }

    @Override
    public String toString() {
        return direction.word() + " " + migration.id() + (resumes == null ? "" : " (goes on)");
    }
}
