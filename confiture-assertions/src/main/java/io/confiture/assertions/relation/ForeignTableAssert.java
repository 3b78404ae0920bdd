package io.confiture.assertions.relation;

import io.confiture.assertions.access.ColumnPrivilegeNavigation;
import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.constraint.CheckConstraintNavigation;
import io.confiture.assertions.constraint.StatisticsNavigation;
import io.confiture.assertions.content.RowNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.trigger.TriggerNavigation;

/** Asserts on a foreign table; its options are those for the wrapper of its server. */
public class ForeignTableAssert extends DatabaseObjectAssert<ForeignTableAssert>
        implements RelationProperties<ForeignTableAssert>,
                ColumnNavigation<ForeignTableAssert>,
                InheritanceNavigation<ForeignTableAssert>,
                CheckConstraintNavigation<ForeignTableAssert>,
                StatisticsNavigation<ForeignTableAssert>,
                TriggerNavigation<ForeignTableAssert>,
                PrivilegeNavigation<ForeignTableAssert>,
                ColumnPrivilegeNavigation<ForeignTableAssert>,
                RowNavigation<ForeignTableAssert> {

    /** Assert on a foreign table. */
    public ForeignTableAssert(DatabaseObject actual) {
        super(actual, ForeignTableAssert.class);
    }

    /**
     * Verify that the rows come from this foreign server.
     *
     * <pre>{@code
     * assertThat(db).foreignTable("orders").isOnServer("archive");   // passes for create foreign table orders (..) server archive
     * assertThat(db).foreignTable("orders").isOnServer("backup");    // fails there
     * }</pre>
     *
     * @throws AssertionError if they come from another
     */
    public ForeignTableAssert isOnServer(String name) {
        return expectValue("""
                select s.srvname as value from pg_catalog.pg_foreign_table f
                join pg_catalog.pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = ?\
                """, "server", name);
    }
}
