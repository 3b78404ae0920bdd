package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;

/** Leads from a table, or what is read like one, to the privileges on its columns. */
public interface ColumnPrivilegeNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the privileges that a role has on at least one column, however it came to them; who has one on the whole table has it on
     * every column. It is what PostgreSQL's {@code has_any_column_privilege} says.
     *
     * <pre>{@code
     * assertThat(db).table("users").anyColumnPrivileges("app").containsExactlyInAnyOrder("SELECT");   // passes after grant select (id) on users to app
     * assertThat(db).table("users").anyColumnPrivileges("app").isEmpty();                             // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what everybody has
     * @throws AssertionError if there is no role of this name
     */
    default PrivilegesAssert anyColumnPrivileges(String role) {
        return PrivilegeReader.ofColumns(navigation()).held(role);
    }

    /**
     * Lead to the privileges that were granted to a role itself on at least one column. What was granted on the whole table does not
     * count.
     *
     * <pre>{@code
     * assertThat(db).table("users").anyColumnGrants("app").containsExactlyInAnyOrder("SELECT");   // passes after grant select (id) on users to app
     * assertThat(db).table("users").anyColumnGrants("app").containsExactlyInAnyOrder("SELECT");   // fails after grant select on users to app
     * }</pre>
     *
     * @param role its name, or PUBLIC for what was granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    default PrivilegesAssert anyColumnGrants(String role) {
        return PrivilegeReader.ofColumns(navigation()).granted(role);
    }
}
