package io.confiture.sync.leak;

import io.confiture.sync.rules.ColumnName;

/**
 * Is something that must not be found. Prints without it.
 *
 * @param column the column of the source that it is from
 * @param text the value, or the part of it that tells it from others
 * @param sort how it is told from what chance makes
 */
public record Needle(ColumnName column, String text, Sort sort) {

    /** How a value is told from what chance makes. */
    public enum Sort {
        /** It counts wherever it stands. */
        ANYWHERE,
        /** It counts where neither letter nor digit stands beside it: short numbers stand in longer ones by chance. */
        ALONE,
        /** Only its digests count. */
        DIGESTS
    }

    /** Look for a value wherever it stands. */
    public Needle(ColumnName column, String text) {
        this(column, text, Sort.ANYWHERE);
    }

    @Override
    public String toString() {
        return "a value of " + column;
    }
}
