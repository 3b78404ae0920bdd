package io.confiture.sync.leak;

import java.util.List;

/**
 * Says how much was looked through.
 *
 * @param relations how many tables, partitions and materialized views
 * @param columns how many columns they have together
 * @param rows how many rows
 * @param bytes how much they were in text
 * @param unscanned what was not, and why
 */
public record Coverage(long relations, long columns, long rows, long bytes, List<Unscanned> unscanned) {

    /** Copy the list. */
    public Coverage {
        unscanned = List.copyOf(unscanned);
    }

    /** Return the figures in words. */
    public String words() {
        return relations + " tables, " + columns + " columns, " + rows + " rows, " + bytes + " bytes";
    }
}
