package io.confiture.migration.trace;

import org.jspecify.annotations.Nullable;

/**
 * Says how a relation is locked.
 *
 * @param relation the table or view; for an index, its table
 * @param index the index that is locked more than its table, or null when the table itself is meant. Whoever plans a query on
 *     the table looks at all of its indexes, and so waits for this lock too
 * @param mode the strongest mode
 * @param existedBefore whether the relation was there before the migration began, so that others can wait for it
 */
public record RelationLock(RelationName relation, @Nullable RelationName index, LockMode mode, boolean existedBefore) {

    /** Return {@code ACCESS EXCLUSIVE on users}. */
    @Override
    public String toString() {
        return mode + " on " + (index == null ? relation : "index " + index + " of " + relation);
    }
}
