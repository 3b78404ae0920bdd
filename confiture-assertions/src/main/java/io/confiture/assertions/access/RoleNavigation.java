package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ListAssert;

/**
 * Leads from a database to its server's roles, to what they may and to what they see.
 *
 * <p>Names are written as PostgreSQL stores them, with nothing around them. Roles belong to the whole server.
 */
public interface RoleNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a role, whether it can log in or not.
     *
     * <pre>{@code
     * assertThat(db).role("app");   // passes after create role app
     * assertThat(db).role("ap");    // fails: there is no role ap; did you mean app?
     * }</pre>
     *
     * @throws AssertionError if there is no role of this name
     */
    default RoleAssert role(String name) {
        return navigation().to(RoleLookups.ROLE, name, RoleAssert.class, RoleAssert::new);
    }

    /**
     * Verify that there is a role of this name.
     *
     * <pre>{@code
     * assertThat(db).hasRole("app");   // passes after create role app
     * assertThat(db).hasRole("app");   // fails where there is none
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasRole(String name) {
        navigation().has(RoleLookups.ROLE, name);
        return self();
    }

    /**
     * Verify that there is no role of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveRole("app");   // passes where there is none
     * assertThat(db).doesNotHaveRole("app");   // fails after create role app
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveRole(String name) {
        navigation().hasNot(RoleLookups.ROLE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all roles, sorted, without PostgreSQL's own, which begin with {@code pg_}.
     *
     * <pre>{@code
     * assertThat(db).roles().contains("app");   // passes after create role app
     * assertThat(db).roles().contains("app");   // fails where there is none
     * }</pre>
     */
    default ListAssert<String> roles() {
        return navigation().names(RoleLookups.ROLE);
    }

    /**
     * Lead to the assertions on a role that can log in.
     *
     * <pre>{@code
     * assertThat(db).user("app");   // passes after create role app login
     * assertThat(db).user("ap");    // fails: there is no user ap; did you mean app?
     * }</pre>
     *
     * @throws AssertionError if there is no user of this name
     */
    default RoleAssert user(String name) {
        return navigation().to(RoleLookups.USER, name, RoleAssert.class, RoleAssert::new);
    }

    /**
     * Verify that there is a user of this name.
     *
     * <pre>{@code
     * assertThat(db).hasUser("app");   // passes after create role app login
     * assertThat(db).hasUser("app");   // fails after create role app nologin
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasUser(String name) {
        navigation().has(RoleLookups.USER, name);
        return self();
    }

    /**
     * Verify that there is no user of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveUser("app");   // passes after create role app nologin
     * assertThat(db).doesNotHaveUser("app");   // fails after create role app login
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveUser(String name) {
        navigation().hasNot(RoleLookups.USER, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all users, sorted, without PostgreSQL's own, which begin with {@code pg_}.
     *
     * <pre>{@code
     * assertThat(db).users().contains("app");   // passes after create role app login
     * assertThat(db).users().contains("app");   // fails after create role app nologin
     * }</pre>
     */
    default ListAssert<String> users() {
        return navigation().names(RoleLookups.USER);
    }

    /**
     * Lead to the assertions on a role that cannot log in.
     *
     * <pre>{@code
     * assertThat(db).group("editors");   // passes after create role editors
     * assertThat(db).group("editor");    // fails: there is no group editor; did you mean editors?
     * }</pre>
     *
     * @throws AssertionError if there is no group of this name
     */
    default RoleAssert group(String name) {
        return navigation().to(RoleLookups.GROUP, name, RoleAssert.class, RoleAssert::new);
    }

    /**
     * Verify that there is a group of this name.
     *
     * <pre>{@code
     * assertThat(db).hasGroup("editors");   // passes after create role editors
     * assertThat(db).hasGroup("editors");   // fails after create role editors login
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasGroup(String name) {
        navigation().has(RoleLookups.GROUP, name);
        return self();
    }

    /**
     * Verify that there is no group of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveGroup("editors");   // passes after create role editors login
     * assertThat(db).doesNotHaveGroup("editors");   // fails after create role editors
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveGroup(String name) {
        navigation().hasNot(RoleLookups.GROUP, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all groups, sorted, without PostgreSQL's own, which begin with {@code pg_}.
     *
     * <pre>{@code
     * assertThat(db).groups().contains("editors");   // passes after create role editors
     * assertThat(db).groups().contains("editors");   // fails after create role editors login
     * }</pre>
     */
    default ListAssert<String> groups() {
        return navigation().names(RoleLookups.GROUP);
    }

    /**
     * Lead to the assertions on what a role sees and can do.
     *
     * <pre>{@code
     * assertThat(db).asRole("app").canSee("notes");   // passes after grant select on notes to app, where it has a row
     * assertThat(db).asRole("ap");                    // fails: there is no role ap; did you mean app?
     * }</pre>
     *
     * @throws AssertionError if there is no role of this name
     */
    default RoleSessionAssert asRole(String role) {
        DatabaseSource source = navigation().scope().source();
        Roles roles = new Roles(source);
        long oid = roles.find(role).orElse(0L);
        if (oid == 0) {
            navigation().report(ShouldExist.shouldExist(source, "role", role, roles.names(), Optional.empty()));
        }
        return navigation()
                .described(source.nesting()
                        .nest(
                                RoleSessionAssert.class,
                                RoleSession.class,
                                new RoleSession(source, role, oid, Map.of()),
                                RoleSessionAssert::new));
    }

    /**
     * Lead to what will be granted on objects that a role is going to create.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onTables("app").contains("SELECT");   // passes after alter default privileges for role owner grant select on tables to app
     * assertThat(db).defaultPrivileges("owner").onTables("app").isEmpty();            // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no role of this name
     */
    default DefaultPrivilegesAssert defaultPrivileges(String owner) {
        navigation().has(RoleLookups.ROLE, owner);
        DatabaseObject role = navigation().scope().find(RoleLookups.ROLE, owner).orElseGet(() -> navigation()
                .scope()
                .absent(RoleLookups.ROLE, owner));
        return DefaultPrivilegesAssert.in(navigation(), new DefaultPrivileges(role, null));
    }
}
