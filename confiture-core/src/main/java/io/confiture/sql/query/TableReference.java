package io.confiture.sql.query;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;

/**
 * Says that a statement names a table (or view); common tables, variables and functions are none.
 *
 * @param name the name as written
 * @param role what the statement does with it
 * @param span where the name stands
 */
public record TableReference(TableName name, Role role, Span span) {

    /** Names what a statement does with a table. */
    public enum Role {
        /** Read in FROM, JOIN, USING or TABLE. */
        READ,
        /** Target of INSERT. */
        INSERT,
        /** Target of UPDATE. */
        UPDATE,
        /** Target of DELETE. */
        DELETE,
        /** Target of MERGE. */
        MERGE,
        /** Target of TRUNCATE. */
        TRUNCATE,
        /** Made here: CREATE TABLE, SELECT INTO. */
        CREATE,
        /** Gone after this: DROP TABLE. */
        DROP,
        /** Named by another statement: LOCK, COPY, REFRESH, ALTER, ANALYZE. */
        OTHER
    }

    /** Return the place of the name. */
    public SourceLocation location() {
        return span.location();
    }

    @Override
    public String toString() {
        return role + " " + name;
    }
}
