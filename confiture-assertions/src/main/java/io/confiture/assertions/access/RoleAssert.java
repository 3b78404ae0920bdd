package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asserts on a role: a user, a group, or both in one. */
public class RoleAssert extends DatabaseObjectAssert<RoleAssert>
        implements RoleAttributes<RoleAssert>, MembershipNavigation<RoleAssert> {
    /** What is set for the role in this database stands above what is set for it in all. */
    private static final String SETTING = """
        select o.option_value as value
        from pg_catalog.pg_db_role_setting s, pg_catalog.pg_options_to_table(s.setconfig) o
        where s.setrole = ? and pg_catalog.lower(o.option_name) = pg_catalog.lower(?) and s.setdatabase in
              (0, (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))
        order by s.setdatabase desc limit 1\
        """;

    /** Roles belong to the server, so their comments are not where those of the database's objects are. */
    private static final String COMMENT =
            "select pg_catalog.shobj_description(r.oid, 'pg_authid') as value from pg_catalog.pg_roles r where r.oid ="
                    + " ?";

    /** Assert on a role. */
    public RoleAssert(DatabaseObject actual) {
        super(actual, RoleAssert.class);
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
}
