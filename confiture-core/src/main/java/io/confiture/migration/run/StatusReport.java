package io.confiture.migration.run;

import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.LockHolder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says how a database stands.
 *
 * @param ledger what the ledger says; whether there is one
 * @param plan how every migration stands; it has no steps
 * @param up what {@code migrate up} would do now, or why it would refuse
 * @param holder who is at work just now, or null
 */
public record StatusReport(
        LedgerState ledger, Plan plan, Plan up, @Nullable LockHolder holder) {

    /** Return the migration that was applied last: the one that {@code migrate down} takes back. Repeatable ones do not count. */
    public Optional<MigrationStatus> current() {
        return ledger.applied().stream()
                .filter(row -> row.kind() != AppliedMigration.Kind.REPEATABLE)
                .reduce((one, next) -> next)
                .flatMap(last -> plan.statuses().stream()
                        .filter(s -> last.equals(s.applied()))
                        .findFirst());
    }

    /** Say how many migrations stand so. */
    public long count(Status status) {
        return plan.statuses().stream().filter(m -> m.status() == status).count();
    }
}
