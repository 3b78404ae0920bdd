package io.confiture.sync.copy;

import io.confiture.rows.Relation;

/** Hears how far a run has come; called from several threads. */
public interface SyncProgress {

    /** Hears nothing. */
    SyncProgress NONE = new SyncProgress() {};

    /**
     * Hear what the run is doing now.
     *
     * @param what a few words: {@code reading the catalogs}
     */
    default void phase(String what) {}

    /** Hear how many rows the server estimates that there are to copy. */
    default void expect(long rows) {}

    /** Hear that rows of a table were copied. */
    default void copied(Relation table, long rows) {}

    /** Hear that a table is complete. */
    default void done(TableCopy table) {}
}
