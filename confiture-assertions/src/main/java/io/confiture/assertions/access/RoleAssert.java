package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asserts on a role: a user, a group, or both in one. */
public class RoleAssert extends DatabaseObjectAssert<RoleAssert> implements MembershipNavigation<RoleAssert> {
    /** What is set for the role in this database stands above what is set for it in all. */
    private static final String SETTING = """
            select o.option_value as value
            from pg_catalog.pg_db_role_setting s, pg_catalog.pg_options_to_table(s.setconfig) o
            where s.setrole = ? and pg_catalog.lower(o.option_name) = pg_catalog.lower(?) and s.setdatabase in
                  (0, (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))
            order by s.setdatabase desc limit 1""";

    /** Roles belong to the server, so their comments are not where those of the database's objects are. */
    private static final String COMMENT =
            "select pg_catalog.shobj_description(r.oid, 'pg_authid') as value from pg_catalog.pg_roles r where r.oid = ?";

    /** Assert on a role. */
    public RoleAssert(DatabaseObject actual) {
        super(actual, RoleAssert.class);
    }

    /**
     * Verify that the role is a superuser.
     *
     * <pre>{@code
     * assertThat(db).role("postgres").isSuperuser();   // passes for the role of initdb
     * assertThat(db).role("app").isSuperuser();   // fails for one made by create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert isSuperuser() {
        return expect(true, attribute("r.rolsuper"), "be a superuser", "is not");
    }

    /**
     * Verify that the role is no superuser.
     *
     * <pre>{@code
     * assertThat(db).role("app").isNotSuperuser();   // passes for one made by create role app
     * assertThat(db).role("postgres").isNotSuperuser();   // fails for the role of initdb
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert isNotSuperuser() {
        return expect(false, attribute("r.rolsuper"), "not be a superuser", "is one");
    }

    /**
     * Verify that the role may begin sessions, as users may.
     *
     * <pre>{@code
     * assertThat(db).role("app").canLogin();   // passes for create role app login
     * assertThat(db).role("editors").canLogin();   // fails for create role editors
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert canLogin() {
        return expect(true, attribute("r.rolcanlogin"), "have LOGIN", "has NOLOGIN");
    }

    /**
     * Verify that the role begins no sessions: that it is a group.
     *
     * <pre>{@code
     * assertThat(db).role("editors").cannotLogin();   // passes for create role editors
     * assertThat(db).role("app").cannotLogin();   // fails for create role app login
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert cannotLogin() {
        return expect(false, attribute("r.rolcanlogin"), "not have LOGIN", "has it");
    }

    /**
     * Verify that the role has the attribute INHERIT. Since PostgreSQL 16 it is only what a GRANT
     * takes that does not say; what is so for one membership, {@code inheritsFrom} tells.
     *
     * <pre>{@code
     * assertThat(db).role("app").inherits();   // passes for create role app
     * assertThat(db).role("admin").inherits();   // fails for create role admin noinherit
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert inherits() {
        return expect(true, attribute("r.rolinherit"), "have INHERIT", "has NOINHERIT");
    }

    /**
     * Verify that the role has the attribute NOINHERIT. Since PostgreSQL 16 it is only what a GRANT
     * takes that does not say; what is so for one membership, {@code inheritsFrom} tells.
     *
     * <pre>{@code
     * assertThat(db).role("admin").doesNotInherit();   // passes for create role admin noinherit
     * assertThat(db).role("app").doesNotInherit();   // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert doesNotInherit() {
        return expect(false, attribute("r.rolinherit"), "not have INHERIT", "has it");
    }

    /**
     * Verify that the role may create roles. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("admin").canCreateRoles();   // passes for create role admin createrole
     * assertThat(db).role("app").canCreateRoles();   // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert canCreateRoles() {
        return expect(true, attribute("r.rolcreaterole or r.rolsuper"), "be allowed to create roles", "is not");
    }

    /**
     * Verify that the role creates no roles. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotCreateRoles();   // passes for create role app
     * assertThat(db).role("admin").cannotCreateRoles();   // fails for create role admin createrole
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert cannotCreateRoles() {
        return expect(false, attribute("r.rolcreaterole or r.rolsuper"), "not be allowed to create roles", "is");
    }

    /**
     * Verify that the role may create databases. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("admin").canCreateDatabases();   // passes for create role admin createdb
     * assertThat(db).role("app").canCreateDatabases();   // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert canCreateDatabases() {
        return expect(true, attribute("r.rolcreatedb or r.rolsuper"), "be allowed to create databases", "is not");
    }

    /**
     * Verify that the role creates no databases. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotCreateDatabases();   // passes for create role app
     * assertThat(db).role("admin").cannotCreateDatabases();   // fails for create role admin createdb
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert cannotCreateDatabases() {
        return expect(false, attribute("r.rolcreatedb or r.rolsuper"), "not be allowed to create databases", "is");
    }

    /**
     * Verify that the role may stream the write-ahead log and use replication slots. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("standby").canReplicate();   // passes for create role standby login replication
     * assertThat(db).role("app").canReplicate();   // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert canReplicate() {
        return expect(true, attribute("r.rolreplication or r.rolsuper"), "be allowed to replicate", "is not");
    }

    /**
     * Verify that the role has nothing to do with replication. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").cannotReplicate();   // passes for create role app
     * assertThat(db).role("standby").cannotReplicate();   // fails for create role standby login replication
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert cannotReplicate() {
        return expect(false, attribute("r.rolreplication or r.rolsuper"), "not be allowed to replicate", "is");
    }

    /**
     * Verify that no policy holds the role back, on any table. Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("backup").bypassesRowSecurity();   // passes for create role backup bypassrls
     * assertThat(db).role("app").bypassesRowSecurity();   // fails for create role app
     * }</pre>
     *
     * @throws AssertionError if not
     */
    public RoleAssert bypassesRowSecurity() {
        return expect(true, attribute("r.rolbypassrls or r.rolsuper"), "bypass row security", "does not");
    }

    /**
     * Verify that policies hold the role back (on its own tables only where row security is forced). Superusers are counted: PostgreSQL asks them for no
     * attribute.
     *
     * <pre>{@code
     * assertThat(db).role("app").doesNotBypassRowSecurity();   // passes for create role app
     * assertThat(db).role("backup").doesNotBypassRowSecurity();   // fails for create role backup bypassrls
     * }</pre>
     *
     * @throws AssertionError if it is otherwise
     */
    public RoleAssert doesNotBypassRowSecurity() {
        return expect(false, attribute("r.rolbypassrls or r.rolsuper"), "not bypass row security", "does");
    }

    /**
     * Verify how many sessions the role may have at once.
     *
     * <pre>{@code
     * assertThat(db).role("app").hasConnectionLimit(20);   // passes for create role app login connection limit 20
     * assertThat(db).role("app").hasConnectionLimit(10);   // fails there
     * }</pre>
     *
     * @throws AssertionError if the limit is another one, or there is none
     */
    public RoleAssert hasConnectionLimit(int expected) {
        return expectLimit(String.valueOf(expected));
    }

    /**
     * Verify that the role may have any number of sessions.
     *
     * <pre>{@code
     * assertThat(db).role("app").hasNoConnectionLimit();   // passes for create role app login
     * assertThat(db).role("app").hasNoConnectionLimit();   // fails for create role app login connection limit 20
     * }</pre>
     *
     * @throws AssertionError if there is a limit
     */
    public RoleAssert hasNoConnectionLimit() {
        return expectLimit(null);
    }

    private RoleAssert expectLimit(@Nullable String expected) {
        return expectValue(
                "select nullif(r.rolconnlimit, -1)::text as value from pg_catalog.pg_roles r where r.oid = ?",
                "connection limit",
                expected);
    }

    /**
     * Verify what a setting is set to when the role begins a session in this database.
     *
     * <p>It is what {@code ALTER ROLE .. IN DATABASE .. SET} says, or else {@code ALTER ROLE .. SET}, compared as it was written. SET
     * ROLE alone does not set it.
     *
     * <pre>{@code
     * assertThat(db).role("app").hasSetting("statement_timeout", "5s");    // passes after alter role app set statement_timeout = '5s'
     * assertThat(db).role("app").hasSetting("statement_timeout", "10s");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is set to something else or not for this role, or if there is no such setting
     */
    public RoleAssert hasSetting(String name, String expected) {
        return expectSetting(name, expected);
    }

    /**
     * Verify that a setting is not set for the role, neither in this database nor in all.
     *
     * <pre>{@code
     * assertThat(db).role("app").doesNotHaveSetting("statement_timeout");   // passes for create role app login
     * assertThat(db).role("app").doesNotHaveSetting("statement_timeout");   // fails after alter role app set statement_timeout = '5s'
     * }</pre>
     *
     * @throws AssertionError if it is set, or if there is no such setting
     */
    public RoleAssert doesNotHaveSetting(String name) {
        return expectSetting(name, null);
    }

    private RoleAssert expectSetting(String name, @Nullable String expected) {
        if (actual.absent()) {
            return myself;
        }
        List<String> known = actual.source().ask("select s.name from pg_catalog.pg_settings s order by 1").stream()
                .map(setting -> String.valueOf(setting.text("name")))
                .toList();
        // A name with a dot is a setting that the application makes up.
        if (!name.contains(".") && known.stream().noneMatch(name::equalsIgnoreCase)) {
            return fail(ShouldExist.shouldExist(actual, "setting", name, known, actual.definedAt()));
        }
        String was = actual.source()
                .askOne(SETTING, actual.oid(), name)
                .map(found -> found.text("value"))
                .orElse(null);
        return Objects.equals(was, expected)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "setting " + name, expected, was));
    }

    /**
     * Verify the role's comment.
     *
     * <pre>{@code
     * assertThat(db).role("app").hasComment("the web application");   // passes after comment on role app is 'the web application'
     * assertThat(db).role("app").hasComment("a person");              // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another one, or there is none
     */
    public RoleAssert hasComment(String expected) {
        return expectValue(COMMENT, "comment", expected);
    }

    /**
     * Verify that the role has no comment.
     *
     * <pre>{@code
     * assertThat(db).role("app").hasNoComment();   // passes for create role app
     * assertThat(db).role("app").hasNoComment();   // fails after comment on role app is 'the web application'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public RoleAssert hasNoComment() {
        return expectValue(COMMENT, "comment", null);
    }

    private static String attribute(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_roles r where r.oid = ?";
    }
}
