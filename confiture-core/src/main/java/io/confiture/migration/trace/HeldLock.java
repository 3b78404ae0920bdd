package io.confiture.migration.trace;

import io.confiture.sql.Statement;

/**
 * Says that a lock is held because of an earlier statement of the same transaction.
 *
 * @param lock the lock, on a relation that was there before the migration
 * @param since the statement that took it in this mode
 */
public record HeldLock(RelationLock lock, Statement since) {}
