package io.confiture.migration.run;

import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.LockHolder;
import org.jspecify.annotations.Nullable;

/**
 * Says how a database stands.
 *
 * @param ledger what the ledger says; whether there is one
 * @param plan how every migration stands; it has no steps
 * @param holder who is at work just now, or null
 */
public record StatusReport(LedgerState ledger, Plan plan, @Nullable LockHolder holder) {}
