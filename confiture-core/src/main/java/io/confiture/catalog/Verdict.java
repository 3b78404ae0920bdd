package io.confiture.catalog;

/** Sums up a comparison of two snapshots. */
public enum Verdict {
    /** No difference. */
    EQUAL,
    /** The only difference is the order of columns in tables, as a DROP COLUMN followed by ADD COLUMN leaves it. */
    EQUAL_BUT_COLUMN_ORDER,
    /** At least one difference. */
    DIFFERENT,
    /**
     * No difference in what was compared, but at least one snapshot holds objects that are not modelled, so nobody can
     * say "equal".
     */
    UNDECIDED
}
