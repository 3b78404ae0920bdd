package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;

/** Asserts on what a role may do besides what is granted to it. What superusers may is what is so, and not what their attributes say. */
public interface RoleAttributes<SELF> extends Navigable<SELF> {

    /**
     * Verify that the role is a superuser.
     *
     * <pre>{@code
     * assertThat(db).role("postgres").isSuperuser();   // passes for the role of initdb
     * assertThat(db).role("app").isSuperuser();        // fails for one made by create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF isSuperuser() {
        navigation().expect(true, attribute("r.rolsuper"), "be a superuser", "is not");
        return self();
    }

    /**
     * Verify that the role is no superuser.
     *
     * <pre>{@code
     * assertThat(db).role("app").isNotSuperuser();        // passes for one made by create role app
     * assertThat(db).role("postgres").isNotSuperuser();   // fails for the role of initdb
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF isNotSuperuser() {
        navigation().expect(false, attribute("r.rolsuper"), "not be a superuser", "is one");
        return self();
    }

    /**
     * Verify that the role may begin sessions, as users may.
     *
     * <pre>{@code
     * assertThat(db).role("app").canLogin();       // passes for create role app login
     * assertThat(db).role("editors").canLogin();   // fails for create role editors
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF canLogin() {
        navigation().expect(true, attribute("r.rolcanlogin"), "have LOGIN", "has NOLOGIN");
        return self();
    }

    /**
     * Verify that the role begins no sessions: that it is a group.
     *
     * <pre>{@code
     * assertThat(db).role("editors").cannotLogin();   // passes for create role editors
     * assertThat(db).role("app").cannotLogin();       // fails for create role app login
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF cannotLogin() {
        navigation().expect(false, attribute("r.rolcanlogin"), "not have LOGIN", "has it");
        return self();
    }

    /**
     * Verify that the role has the attribute INHERIT. Since PostgreSQL 16 it is only what a GRANT
     * takes that does not say; what is so for one membership, {@code inheritsFrom} tells.
     *
     * <pre>{@code
     * assertThat(db).role("app").inherits();     // passes for create role app
     * assertThat(db).role("admin").inherits();   // fails for create role admin noinherit
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF inherits() {
        navigation().expect(true, attribute("r.rolinherit"), "have INHERIT", "has NOINHERIT");
        return self();
    }

    /**
     * Verify that the role has the attribute NOINHERIT. Since PostgreSQL 16 it is only what a GRANT
     * takes that does not say; what is so for one membership, {@code inheritsFrom} tells.
     *
     * <pre>{@code
     * assertThat(db).role("admin").doesNotInherit();   // passes for create role admin noinherit
     * assertThat(db).role("app").doesNotInherit();     // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF doesNotInherit() {
        navigation().expect(false, attribute("r.rolinherit"), "not have INHERIT", "has it");
        return self();
    }

    /**
     * Verify that the role may create roles. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("admin").canCreateRoles();   // passes for create role admin createrole
     * assertThat(db).role("app").canCreateRoles();     // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF canCreateRoles() {
        navigation().expect(true, attribute("r.rolcreaterole or r.rolsuper"), "be allowed to create roles", "is not");
        return self();
    }

    /**
     * Verify that the role creates no roles. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotCreateRoles();     // passes for create role app
     * assertThat(db).role("admin").cannotCreateRoles();   // fails for create role admin createrole
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF cannotCreateRoles() {
        navigation().expect(false, attribute("r.rolcreaterole or r.rolsuper"), "not be allowed to create roles", "is");
        return self();
    }

    /**
     * Verify that the role may create databases. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("admin").canCreateDatabases();   // passes for create role admin createdb
     * assertThat(db).role("app").canCreateDatabases();     // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF canCreateDatabases() {
        navigation().expect(true, attribute("r.rolcreatedb or r.rolsuper"), "be allowed to create databases", "is not");
        return self();
    }

    /**
     * Verify that the role creates no databases. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotCreateDatabases();     // passes for create role app
     * assertThat(db).role("admin").cannotCreateDatabases();   // fails for create role admin createdb
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF cannotCreateDatabases() {
        navigation()
                .expect(false, attribute("r.rolcreatedb or r.rolsuper"), "not be allowed to create databases", "is");
        return self();
    }

    /**
     * Verify that the role may stream the write-ahead log and use replication slots. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("standby").canReplicate();   // passes for create role standby login replication
     * assertThat(db).role("app").canReplicate();       // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF canReplicate() {
        navigation().expect(true, attribute("r.rolreplication or r.rolsuper"), "be allowed to replicate", "is not");
        return self();
    }

    /**
     * Verify that the role has nothing to do with replication. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotReplicate();       // passes for create role app
     * assertThat(db).role("standby").cannotReplicate();   // fails for create role standby login replication
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF cannotReplicate() {
        navigation().expect(false, attribute("r.rolreplication or r.rolsuper"), "not be allowed to replicate", "is");
        return self();
    }

    /**
     * Verify that no policy holds the role back, on any table. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("backup").bypassesRowSecurity();   // passes for create role backup bypassrls
     * assertThat(db).role("app").bypassesRowSecurity();      // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    default SELF bypassesRowSecurity() {
        navigation().expect(true, attribute("r.rolbypassrls or r.rolsuper"), "bypass row security", "does not");
        return self();
    }

    /**
     * Verify that policies hold the role back (on its own tables only where row security is forced). Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").doesNotBypassRowSecurity();      // passes for create role app
     * assertThat(db).role("backup").doesNotBypassRowSecurity();   // fails for create role backup bypassrls
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    default SELF doesNotBypassRowSecurity() {
        navigation().expect(false, attribute("r.rolbypassrls or r.rolsuper"), "not bypass row security", "does");
        return self();
    }

    private static String attribute(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_roles r where r.oid = ?";
    }
}
