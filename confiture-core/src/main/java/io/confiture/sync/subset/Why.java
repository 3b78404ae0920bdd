package io.confiture.sync.subset;

/**
 * Says why a table has the rows it has in the copy.
 *
 * @param kind the sort of reason
 * @param sentence the reason with its numbers; no values
 */
public record Why(Kind kind, String sentence) {

    /** What decides about the rows of a table. */
    public enum Kind {
        /** Nothing: all rows are copied. */
        WHOLE,
        /** Its own condition or percentage, and the rows that are referred to or that refer. */
        CHOSEN,
        /** The choice of other tables that it refers to: rows that would miss their partner are left out. */
        RESTRICTED,
        /** It is copied without rows. */
        WITHOUT_ROWS
    }
}
