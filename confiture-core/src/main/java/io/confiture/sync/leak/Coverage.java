package io.confiture.sync.leak;

import java.util.List;
import java.util.stream.Stream;

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

    /** Say whether all that is in the database was looked through. */
    public boolean complete() {
        return unscanned.stream().noneMatch(Unscanned::inside);
    }

    /** Return this coverage with one thing more that was not looked through. */
    Coverage without(Unscanned more) {
        return new Coverage(
                relations,
                columns,
                rows,
                bytes,
                Stream.concat(unscanned.stream(), Stream.of(more)).toList());
    }

    /** Return the figures in words. */
    public String words() {
        return relations + " tables, " + columns + " columns, " + rows + " rows, " + bytes + " bytes";
    }
}
