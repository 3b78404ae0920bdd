package io.confiture.assertions.cluster;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a tablespace. */
public class TablespaceAssert extends DatabaseObjectAssert<TablespaceAssert>
        implements Owned<TablespaceAssert>,
                Commented<TablespaceAssert>,
                Optioned<TablespaceAssert>,
                PrivilegeNavigation<TablespaceAssert> {

    /** Assert on a tablespace. */
    public TablespaceAssert(DatabaseObject actual) {
        super(actual, TablespaceAssert.class);
    }

    /**
     * Verify where the tablespace is: the folder that it was made with. PostgreSQL's own have none.
     *
     * <pre>{@code
     * assertThat(db).tablespace("fast").hasLocation("/mnt/ssd");   // passes after create tablespace fast location '/mnt/ssd'
     * assertThat(db).tablespace("fast").hasLocation("/mnt/hdd");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is elsewhere
     */
    public TablespaceAssert hasLocation(String folder) {
        return expectValue(
                "select pg_catalog.pg_tablespace_location(s.oid) as value from pg_catalog.pg_tablespace s where s.oid"
                        + " = ?",
                "location",
                folder);
    }
}
