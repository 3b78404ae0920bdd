package io.confiture.sync.subset;

import io.confiture.rows.Relation;

/** Hears how far the choice of rows has come. */
@FunctionalInterface
public interface SubsetProgress {

    /** Hears nothing. */
    SubsetProgress NONE = (table, rows) -> {};

    /**
     * Hear of a step: rows of a table were looked at or taken.
     *
     * @param table the table
     * @param rows how many rows of it are chosen up to now
     */
    void chosen(Relation table, long rows);
}
