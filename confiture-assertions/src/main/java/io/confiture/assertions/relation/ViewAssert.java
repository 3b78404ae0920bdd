package io.confiture.assertions.relation;

import io.confiture.assertions.access.ColumnPrivilegeNavigation;
import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.content.RowNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.trigger.TriggerNavigation;

/** Asserts on a view. */
public class ViewAssert extends DatabaseObjectAssert<ViewAssert>
        implements RelationProperties<ViewAssert>,
                ColumnNavigation<ViewAssert>,
                TriggerNavigation<ViewAssert>,
                PrivilegeNavigation<ViewAssert>,
                ColumnPrivilegeNavigation<ViewAssert>,
                RowNavigation<ViewAssert> {

    /** Assert on a view. */
    public ViewAssert(DatabaseObject actual) {
        super(actual, ViewAssert.class);
    }

    /**
     * Verify that the view is temporary: that it ends with its session. A view on a temporary table is.
     *
     * <pre>{@code
     * assertThat(connection).view("picked").isTemporary();   // passes after create temporary view picked as ..
     * assertThat(connection).view("picked").isTemporary();   // fails after create view picked as select 1
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public ViewAssert isTemporary() {
        return expect(
                true,
                "select c.relpersistence = 't' as yes from pg_catalog.pg_class c where c.oid = ?",
                "be temporary",
                "is not");
    }

    /**
     * Verify that rows can be inserted, updated and deleted through the view: because PostgreSQL finds it simple enough, or by
     * INSTEAD OF triggers or rules.
     *
     * <pre>{@code
     * assertThat(db).view("active_users").isUpdatable();   // passes for .. as select * from users where active
     * assertThat(db).view("user_count").isUpdatable();     // fails for .. as select count(*) from users
     * }</pre>
     *
     * @throws AssertionError if one of the three is impossible
     */
    public ViewAssert isUpdatable() {
        return expect(true, accepts("= 28"), "be updatable", "is not");
    }

    /**
     * Verify that rows can be neither inserted nor updated nor deleted through the view.
     *
     * <pre>{@code
     * assertThat(db).view("user_count").isNotUpdatable();     // passes for .. as select count(*) from users
     * assertThat(db).view("active_users").isNotUpdatable();   // fails for .. as select * from users where active
     * }</pre>
     *
     * @throws AssertionError if one of the three is possible
     */
    public ViewAssert isNotUpdatable() {
        return expect(true, accepts("= 0"), "not be updatable", "is");
    }

    /** Update is bit 2 of what the function answers, insert bit 3, delete bit 4. */
    private static String accepts(String condition) {
        return "select pg_catalog.pg_relation_is_updatable(?::pg_catalog.oid, true) & 28 " + condition + " as yes";
    }
}
