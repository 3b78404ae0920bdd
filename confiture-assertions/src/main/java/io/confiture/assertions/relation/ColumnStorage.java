package io.confiture.assertions.relation;

/** Names how long values of a column are stored. */
public enum ColumnStorage {
    /** In the row, as they are. */
    PLAIN,
    /** Outside of the row where they are long, as they are. */
    EXTERNAL,
    /** Compressed, and outside of the row only as a last resort. */
    MAIN,
    /** Compressed, and outside of the row where they are still long. */
    EXTENDED
}
