package io.confiture.assertions.relation;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a column of a table, view, materialized view or foreign table. */
public class ColumnAssert extends DatabaseObjectAssert<ColumnAssert> implements PrivilegeNavigation<ColumnAssert> {

    /** Assert on a column. */
    public ColumnAssert(DatabaseObject actual) {
        super(actual, ColumnAssert.class);
    }

    /**
     * Verify that the column refuses NULL, by its own constraint.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email").isNotNullable();   // passes for email text not null
     * assertThat(db).table("users").column("bio").isNotNullable();     // fails for bio text
     * }</pre>
     *
     * @throws AssertionError if it takes NULL
     */
    public ColumnAssert isNotNullable() {
        return expect(true, attribute("a.attnotnull"), "be NOT NULL", "is nullable");
    }

    private String attribute(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_attribute a where a.attrelid = ? and a.attnum = "
                + actual.number();
    }
}
