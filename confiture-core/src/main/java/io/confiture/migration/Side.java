package io.confiture.migration;

/** Says which way a script moves the database. */
public enum Side {
    /** Forward: applies the migration. */
    UP,
    /** Backward: takes it back. */
    DOWN
}
