package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its relations.
 *
 * <p>Names are written as PostgreSQL stores them. On a database a name may have its schema's before it, {@code shop.users}; without
 * one the search path decides.
 */
public interface RelationNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a table.
     *
     * <pre>{@code
     * assertThat(db).table("users");      // passes where there is a table users
     * assertThat(db).table("uesrs");      // fails: there is no table uesrs; did you mean users?
     * }</pre>
     *
     * @throws AssertionError if there is no table of this name
     */
    default TableAssert table(String name) {
        return navigation().to(RelationLookups.TABLE, name, TableAssert.class, TableAssert::new);
    }

    /**
     * Verify that there is a table of this name.
     *
     * <pre>{@code
     * assertThat(db).hasTable("users");   // passes where there is a table users
     * assertThat(db).hasTable("uesrs");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasTable(String name) {
        navigation().has(RelationLookups.TABLE, name);
        return self();
    }

    /**
     * Verify that there is no table of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveTable("old_users");   // passes where there is no such table
     * assertThat(db).doesNotHaveTable("users");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveTable(String name) {
        navigation().hasNot(RelationLookups.TABLE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all tables, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").tables().containsExactlyInAnyOrder("orders", "users");   // passes where these are all
     * assertThat(db).schema("shop").tables().containsExactly("users");                       // fails there
     * }</pre>
     */
    default ListAssert<String> tables() {
        return navigation().names(RelationLookups.TABLE);
    }
}
