package io.confiture.rows;

import java.util.List;

/**
 * Demands that rows differ: a primary key, a unique constraint or index, or an exclusion constraint.
 *
 * @param columns in which they must differ
 * @param primary whether this is the primary key
 * @param nullsDistinct whether a NULL makes a row differ from all others
 * @param wide whether equal is more than the same value: an expression is indexed, or ranges must not overlap
 */
public record Key(List<String> columns, boolean primary, boolean nullsDistinct, boolean wide) {
    public Key {
        columns = List.copyOf(columns);
    }
}
