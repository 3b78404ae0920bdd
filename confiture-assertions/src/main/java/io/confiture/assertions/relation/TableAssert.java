package io.confiture.assertions.relation;

import io.confiture.assertions.access.ColumnPrivilegeNavigation;
import io.confiture.assertions.access.PolicyNavigation;
import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.constraint.ConstraintNavigation;
import io.confiture.assertions.content.RowNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.trigger.TriggerNavigation;
import org.assertj.core.api.ListAssert;

/** Asserts on a table. */
public class TableAssert extends DatabaseObjectAssert<TableAssert>
        implements ConstraintNavigation<TableAssert>,
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
     * Lead to the assertions on a column.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("email");    // passes where users has a column email
     * assertThat(db).table("users").column("emial");    // fails: there is no column emial; did you mean email?
     * }</pre>
     *
     * @throws AssertionError if there is no column of this name
     */
    public ColumnAssert column(String name) {
        return navigation().to(RelationLookups.COLUMN, name, ColumnAssert.class, ColumnAssert::new);
    }

    /**
     * Lead to AssertJ's assertions on the names of the columns, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("users").columns().contains("email");   // passes where users has a column email
     * assertThat(db).table("users").columns().contains("emial");   // fails there
     * }</pre>
     */
    public ListAssert<String> columns() {
        return navigation().names(RelationLookups.COLUMN);
    }
}
