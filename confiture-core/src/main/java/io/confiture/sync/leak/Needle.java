package io.confiture.sync.leak;

import io.confiture.sync.rules.ColumnName;

/**
 * Is something that must not be found. Prints without it.
 *
 * @param column the column of the source that it is from
 * @param text the value, or the part of it that tells it from others
 * @param alone whether it only counts where no digit stands beside it: short numbers stand in longer ones by chance
 */
public record Needle(ColumnName column, String text, boolean alone) {

    /** Look for a value wherever it stands. */
    public Needle(ColumnName column, String text) {
        this(column, text, false);
    }

    @Override
    public String toString() {
        return "a value of " + column;
    }
}
