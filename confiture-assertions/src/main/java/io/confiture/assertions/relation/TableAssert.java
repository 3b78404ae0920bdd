package io.confiture.assertions.relation;

import io.confiture.assertions.access.ColumnPrivilegeNavigation;
import io.confiture.assertions.access.PolicyNavigation;
import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.constraint.ConstraintNavigation;
import io.confiture.assertions.content.RowNavigation;
import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.trigger.TriggerNavigation;

/** Asserts on a table. */
public class TableAssert extends DatabaseObjectAssert<TableAssert>
        implements RelationProperties<TableAssert>,
                StorageProperties<TableAssert>,
                ColumnNavigation<TableAssert>,
                PartitionNavigation<TableAssert>,
                InheritanceNavigation<TableAssert>,
                ConstraintNavigation<TableAssert>,
                TriggerNavigation<TableAssert>,
                PolicyNavigation<TableAssert>,
                PrivilegeNavigation<TableAssert>,
                ColumnPrivilegeNavigation<TableAssert>,
                RowNavigation<TableAssert> {

    /** Assert on a table. */
    public TableAssert(DatabaseObject actual) {
        super(actual, TableAssert.class);
    }

    /**
     * Verify that row security is enabled, so that policies decide about rows. Without a policy nobody but the owner sees any.
     *
     * <pre>{@code
     * assertThat(db).table("notes").hasRowSecurity();   // passes after alter table notes enable row level security
     * assertThat(db).table("notes").hasRowSecurity();   // fails before, even if the table has policies
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public TableAssert hasRowSecurity() {
        return expect(true, relation("c.relrowsecurity"), "have row security enabled", "has it disabled");
    }

    /**
     * Verify that row security is not enabled, so that policies are without effect.
     *
     * <pre>{@code
     * assertThat(db).table("notes").hasNoRowSecurity();   // passes for create table notes (..)
     * assertThat(db).table("notes").hasNoRowSecurity();   // fails after alter table notes enable row level security
     * }</pre>
     *
     * @throws AssertionError if it is
     */
    public TableAssert hasNoRowSecurity() {
        return expect(false, relation("c.relrowsecurity"), "have row security disabled", "has it enabled");
    }

    /**
     * Verify that row security holds for the table's owner as well: that it is enabled and forced.
     *
     * <pre>{@code
     * assertThat(db).table("notes").forcesRowSecurity();   // passes after alter table notes enable row level security, force row level security
     * assertThat(db).table("notes").forcesRowSecurity();   // fails where it is only enabled, or only forced
     * }</pre>
     *
     * @throws AssertionError if it is not enabled, or not forced
     */
    public TableAssert forcesRowSecurity() {
        return rowSecurity(true);
    }

    /**
     * Verify that the table's owner sees all rows: that row security is disabled, or not forced.
     *
     * <pre>{@code
     * assertThat(db).table("notes").doesNotForceRowSecurity();   // passes after alter table notes enable row level security
     * assertThat(db).table("notes").doesNotForceRowSecurity();   // fails after alter table notes force row level security as well
     * }</pre>
     *
     * @throws AssertionError if it is enabled and forced
     */
    public TableAssert doesNotForceRowSecurity() {
        return rowSecurity(false);
    }

    /**
     * Verify what logical replication sends of the old row when one is updated or deleted.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasReplicaIdentity(ReplicaIdentity.FULL);      // passes after alter table users replica identity full
     * assertThat(db).table("users").hasReplicaIdentity(ReplicaIdentity.DEFAULT);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is something else
     */
    public TableAssert hasReplicaIdentity(ReplicaIdentity identity) {
        return expectValue(replicaIdentity(), "replica identity", identity.name());
    }

    /**
     * Verify that logical replication sends the columns of this index of the old row when one is updated or deleted.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasReplicaIdentityIndex("users_email_key");   // passes after alter table users replica identity using index users_email_key
     * assertThat(db).table("users").hasReplicaIdentityIndex("users_pkey");        // fails there
     * }</pre>
     *
     * @throws AssertionError if it is something else
     */
    public TableAssert hasReplicaIdentityIndex(String index) {
        return expectValue(replicaIdentity(), "replica identity", "USING INDEX " + index);
    }

    private TableAssert rowSecurity(boolean forced) {
        if (actual.absent()) {
            return myself;
        }
        String was = String.valueOf(ask("""
            select case when c.relrowsecurity and c.relforcerowsecurity then 'has it forced'
                        when c.relrowsecurity then 'has it enabled only'
                        when c.relforcerowsecurity then 'has it disabled, though forced'
                        else 'has it disabled' end as value
            from pg_catalog.pg_class c where c.oid = ?\
            """).text("value"));
        if (was.equals("has it forced") == forced) {
            return myself;
        }
        return fail(ShouldBe.shouldBe(actual, (forced ? "" : "not ") + "have row security forced", was));
    }

    private static String replicaIdentity() {
        return """
            select case c.relreplident when 'd' then 'DEFAULT' when 'f' then 'FULL' when 'n' then 'NOTHING'
                   else 'USING INDEX ' || coalesce((select x.relname::text from pg_catalog.pg_index i
                        join pg_catalog.pg_class x on x.oid = i.indexrelid
                        where i.indrelid = c.oid and i.indisreplident), 'that is gone') end as value
            from pg_catalog.pg_class c where c.oid = ?\
            """;
    }

    private static String relation(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_class c where c.oid = ?";
    }
}
