package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import java.util.Optional;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database or a schema to its tables, and to relations of whatever kind.
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
     * and are not PostgreSQL's own. Partitions are among them, foreign tables are not.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").tables().containsExactlyInAnyOrder("orders", "users");   // passes where these are all
     * assertThat(db).schema("shop").tables().containsExactly("users");   // fails there
     * }</pre>
     */
    default ListAssert<String> tables() {
        return navigation().names(RelationLookups.TABLE);
    }

    /**
     * Lead to the assertions on a foreign table.
     *
     * <pre>{@code
     * assertThat(db).foreignTable("archived");      // passes where there is a foreign table archived
     * assertThat(db).foreignTable("archvied");      // fails: there is no foreign table archvied; did you mean archived?
     * }</pre>
     *
     * @throws AssertionError if there is no foreign table of this name
     */
    default ForeignTableAssert foreignTable(String name) {
        return navigation().to(RelationLookups.FOREIGN_TABLE, name, ForeignTableAssert.class, ForeignTableAssert::new);
    }

    /**
     * Verify that there is a foreign table of this name.
     *
     * <pre>{@code
     * assertThat(db).hasForeignTable("archived");   // passes where there is a foreign table archived
     * assertThat(db).hasForeignTable("archvied");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasForeignTable(String name) {
        navigation().has(RelationLookups.FOREIGN_TABLE, name);
        return self();
    }

    /**
     * Verify that there is no foreign table of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveForeignTable("old_archived");   // passes where there is no such foreign table
     * assertThat(db).doesNotHaveForeignTable("archived");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveForeignTable(String name) {
        navigation().hasNot(RelationLookups.FOREIGN_TABLE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all foreign tables, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").foreignTables().containsExactlyInAnyOrder("archived", "remote");   // passes where these are all
     * assertThat(db).schema("shop").foreignTables().containsExactly("archived");   // fails there
     * }</pre>
     */
    default ListAssert<String> foreignTables() {
        return navigation().names(RelationLookups.FOREIGN_TABLE);
    }

    /**
     * Lead to the assertions on a relation.
     *
     * <p>PostgreSQL calls relations what shares one space of names in a schema: tables, views, materialized views, foreign tables,
     * sequences, indexes and composite types.
     *
     * <pre>{@code
     * assertThat(db).relation("users");      // passes where there is a relation users
     * assertThat(db).relation("uesrs");      // fails: there is no relation uesrs; did you mean users?
     * }</pre>
     *
     * @throws AssertionError if there is no relation of this name
     */
    default RelationAssert relation(String name) {
        Navigation navigation = navigation();
        Optional<DatabaseObject> found =
                navigation.absent() ? Optional.empty() : navigation.scope().find(RelationLookups.RELATION, name);
        return found.map(relation -> navigation.nest(
                        RelationLookups.exactly(relation.source(), relation.oid()),
                        RelationAssert.class,
                        RelationAssert::new))
                .orElseGet(
                        () -> navigation.to(RelationLookups.RELATION, name, RelationAssert.class, RelationAssert::new));
    }

    /**
     * Verify that there is a relation of this name.
     *
     * <pre>{@code
     * assertThat(db).hasRelation("users");   // passes where there is a relation users
     * assertThat(db).hasRelation("uesrs");   // fails
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasRelation(String name) {
        navigation().has(RelationLookups.RELATION, name);
        return self();
    }

    /**
     * Verify that there is no relation of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveRelation("old_users");   // passes where there is no such relation
     * assertThat(db).doesNotHaveRelation("users");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveRelation(String name) {
        navigation().hasNot(RelationLookups.RELATION, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all relations, sorted; on a database those that are found without a schema's name
     * and are not PostgreSQL's own.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").relations().containsExactlyInAnyOrder("users", "users_pkey");   // passes where these are all
     * assertThat(db).schema("shop").relations().containsExactly("users");   // fails there
     * }</pre>
     */
    default ListAssert<String> relations() {
        return navigation().names(RelationLookups.RELATION);
    }
}
