package io.confiture.sync.copy;

import io.confiture.rows.Relation;

/**
 * Is something that stands in the way of rows and is taken away while they are put in.
 *
 * @param kind what it is
 * @param relation the table that it belongs to
 * @param name its name; empty where it is the table's own
 * @param away the statement that takes it away
 * @param back the statements that give it back as it was
 */
record Change(Kind kind, Relation relation, String name, String away, String back) {

    /** What it is. */
    enum Kind {
        /** A foreign key: of a selected table, or to one. */
        FOREIGN_KEY,
        /** A trigger of the user's. */
        TRIGGER,
        /** A rule that rewrites INSERT. */
        RULE,
        /** Row security that holds for the owner too. */
        ROW_SECURITY
    }
}
