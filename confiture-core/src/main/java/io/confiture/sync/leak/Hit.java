package io.confiture.sync.leak;

import io.confiture.sync.rules.ColumnName;

/**
 * Says that values of a column of the source were found.
 *
 * @param column whose values
 * @param place where they were found
 * @param encoding in which form
 * @param rows in how many rows, or messages where the place is no table
 */
public record Hit(ColumnName column, Place place, Encoding encoding, long rows) {

    /** Return where and how in words: {@code audit_log.payload (as it is, 3 rows)}. */
    public String words() {
        return place + " (" + encoding.words() + ", " + rows + (rows == 1 ? " row)" : " rows)");
    }
}
