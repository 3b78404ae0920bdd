package io.confiture.catalog;

/** Says in which way an object differs between two snapshots. */
public enum Change {
    /** Only the later snapshot has the object. */
    ADDED,
    /** Only the earlier snapshot has the object. */
    REMOVED,
    /** Both have the object, with another value of one property. */
    CHANGED,
    /** Both have the same columns in another order. */
    COLUMN_ORDER
}
