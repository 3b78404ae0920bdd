package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Leads from a table, view, materialized view or foreign table to its columns. */
public interface ColumnNavigation<SELF> extends Navigable<SELF> {

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
    default ColumnAssert column(String name) {
        return navigation().to(RelationLookups.COLUMN, name, ColumnAssert.class, ColumnAssert::new);
    }

    /**
     * Verify that there is a column of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasColumn("email");    // passes where users has a column email
     * assertThat(db).table("users").hasColumn("emial");    // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasColumn(String name) {
        navigation().has(RelationLookups.COLUMN, name);
        return self();
    }

    /**
     * Verify that there is no column of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveColumn("password");    // passes where there is no such column
     * assertThat(db).table("users").doesNotHaveColumn("email");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveColumn(String name) {
        navigation().hasNot(RelationLookups.COLUMN, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the columns, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("users").columns().contains("email");   // passes where users has a column email
     * assertThat(db).table("users").columns().contains("emial");   // fails there
     * }</pre>
     */
    default ListAssert<String> columns() {
        return navigation().names(RelationLookups.COLUMN);
    }

    /**
     * Lead to AssertJ's assertions on the names of the columns, in the order of {@code select *}.
     *
     * <pre>{@code
     * assertThat(db).table("users").columnsInOrder().containsExactly("id", "email");   // passes for (id bigint, email text)
     * assertThat(db).table("users").columnsInOrder().containsExactly("email", "id");   // fails there
     * }</pre>
     */
    default ListAssert<String> columnsInOrder() {
        Navigation navigation = navigation();
        List<String> names = navigation.absent()
                ? List.of()
                : navigation.scope().all(RelationLookups.COLUMN).stream()
                        .sorted(Comparator.comparingInt(DatabaseObject::number))
                        .map(DatabaseObject::name)
                        .toList();
        return navigation.names("columns", names);
    }
}
