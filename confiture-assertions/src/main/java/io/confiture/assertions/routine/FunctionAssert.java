package io.confiture.assertions.routine;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a function, procedure or aggregate: what it takes and returns, how it behaves, and who may call it. */
public class FunctionAssert extends DatabaseObjectAssert<FunctionAssert>
        implements ArgumentNavigation<FunctionAssert>,
                ResultNavigation<FunctionAssert>,
                RoutineKindNavigation<FunctionAssert>,
                VolatilityNavigation<FunctionAssert>,
                PrivilegeNavigation<FunctionAssert> {
    private static final String SETTING = """
        select (select pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1)
                from pg_catalog.unnest(p.proconfig) c(setting)
                where pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) = pg_catalog.lower(o.name)) as value
        from (select ?::oid as oid, ?::text as name) o join pg_catalog.pg_proc p on p.oid = o.oid\
        """;

    /** Assert on a routine. */
    public FunctionAssert(DatabaseObject actual) {
        super(actual, FunctionAssert.class);
    }

    /**
     * Verify that the routine is written in a language.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasLanguage("plpgsql");   // passes after create function add(..) .. language plpgsql
     * assertThat(db).function("add").hasLanguage("sql");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it is written in another
     */
    public FunctionAssert hasLanguage(String language) {
        return expectValue("""
            select l.lanname::text as value from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang
            where p.oid = ?\
            """, "language", language);
    }

    /**
     * Verify that the routine runs with the privileges of its owner.
     *
     * <pre>{@code
     * assertThat(db).function("add").isSecurityDefiner();   // passes after create function add(..) .. security definer
     * assertThat(db).function("add").isSecurityDefiner();   // fails after create function add(..) .. security invoker
     * }</pre>
     *
     * @throws AssertionError if it runs with those of its caller
     */
    public FunctionAssert isSecurityDefiner() {
        return expect(
                true,
                "select p.prosecdef as yes from pg_catalog.pg_proc p where p.oid = ?",
                "be SECURITY DEFINER",
                "is SECURITY INVOKER");
    }

    /**
     * Verify that the routine runs with the privileges of its caller.
     *
     * <pre>{@code
     * assertThat(db).function("add").isSecurityInvoker();   // passes after create function add(..) .. security invoker
     * assertThat(db).function("add").isSecurityInvoker();   // fails after create function add(..) .. security definer
     * }</pre>
     *
     * @throws AssertionError if it runs with those of its owner
     */
    public FunctionAssert isSecurityInvoker() {
        return expect(
                false,
                "select p.prosecdef as yes from pg_catalog.pg_proc p where p.oid = ?",
                "be SECURITY INVOKER",
                "is SECURITY DEFINER");
    }

    /**
     * Verify that the function is not called when an argument is null, and gives null then.
     *
     * <pre>{@code
     * assertThat(db).function("add").isStrict();   // passes after create function add(..) .. strict
     * assertThat(db).function("add").isStrict();   // fails after create function add(..) .. called on null input
     * }</pre>
     *
     * @throws AssertionError if it is called
     */
    public FunctionAssert isStrict() {
        return expect(
                true, "select p.proisstrict as yes from pg_catalog.pg_proc p where p.oid = ?", "be STRICT", "is not");
    }

    /**
     * Verify that the function is called when an argument is null as well.
     *
     * <pre>{@code
     * assertThat(db).function("add").isNotStrict();   // passes after create function add(..) .. called on null input
     * assertThat(db).function("add").isNotStrict();   // fails after create function add(..) .. strict
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public FunctionAssert isNotStrict() {
        return expect(
                false, "select p.proisstrict as yes from pg_catalog.pg_proc p where p.oid = ?", "not be STRICT", "is");
    }

    /**
     * Verify that the function tells nothing of its arguments but by its result, so that it may be asked before a row security policy is.
     *
     * <pre>{@code
     * assertThat(db).function("add").isLeakproof();   // passes after create function add(..) .. leakproof
     * assertThat(db).function("add").isLeakproof();   // fails after create function add(..) .. not leakproof
     * }</pre>
     *
     * @throws AssertionError if it is not declared so
     */
    public FunctionAssert isLeakproof() {
        return expect(
                true,
                "select p.proleakproof as yes from pg_catalog.pg_proc p where p.oid = ?",
                "be LEAKPROOF",
                "is not");
    }

    /**
     * Verify that the function is not declared leakproof.
     *
     * <pre>{@code
     * assertThat(db).function("add").isNotLeakproof();   // passes after create function add(..) .. not leakproof
     * assertThat(db).function("add").isNotLeakproof();   // fails after create function add(..) .. leakproof
     * }</pre>
     *
     * @throws AssertionError if it is
     */
    public FunctionAssert isNotLeakproof() {
        return expect(
                false,
                "select p.proleakproof as yes from pg_catalog.pg_proc p where p.oid = ?",
                "not be LEAKPROOF",
                "is");
    }

    /**
     * Verify that the routine runs with a setting of its own.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasSetting("search_path", "pg_catalog, shop");   // passes after create function add(..) .. set search_path = pg_catalog, shop
     * assertThat(db).function("add").hasSetting("search_path", "shop");               // fails there
     * }</pre>
     *
     * @param value as PostgreSQL writes it
     * @throws AssertionError if it has another value, or none of its own
     */
    public FunctionAssert hasSetting(String name, String value) {
        return expectValue(SETTING, "setting " + name, value, name);
    }

    /**
     * Verify that the routine runs with its caller's value of a setting.
     *
     * <pre>{@code
     * assertThat(db).function("add").doesNotHaveSetting("role");          // passes where it sets none
     * assertThat(db).function("add").doesNotHaveSetting("search_path");   // fails after create function add(..) .. set search_path = shop
     * }</pre>
     *
     * @throws AssertionError if it has one of its own
     */
    public FunctionAssert doesNotHaveSetting(String name) {
        return expectValue(SETTING, "setting " + name, null, name);
    }

    /**
     * Verify that a text is part of the routine's body.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasBodyContaining("a + b");   // passes after create function add(..) .. as 'select a + b'
     * assertThat(db).function("add").hasBodyContaining("a - b");   // fails there
     * }</pre>
     *
     * @param text letters and blanks as in the body; of a body after {@code BEGIN ATOMIC}, which PostgreSQL keeps parsed, as it writes it
     * @throws AssertionError if it is not part of it
     */
    public FunctionAssert hasBodyContaining(String text) {
        String body = body();
        return actual.absent() || body.contains(text)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "text in its body", text, body));
    }

    /**
     * Verify that a text is not part of the routine's body.
     *
     * <pre>{@code
     * assertThat(db).function("add").doesNotHaveBodyContaining("a - b");   // passes after create function add(..) .. as 'select a + b'
     * assertThat(db).function("add").doesNotHaveBodyContaining("a + b");   // fails there
     * }</pre>
     *
     * @param text letters and blanks as in the body
     * @throws AssertionError if it is part of it
     */
    public FunctionAssert doesNotHaveBodyContaining(String text) {
        String body = body();
        return actual.absent() || !body.contains(text)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "body with " + text, null, body));
    }

    private String body() {
        return actual.absent() ? "" : String.valueOf(ask("""
            select coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) as body
            from pg_catalog.pg_proc p where p.oid = ?\
            """).text("body"));
    }

    /**
     * Verify that the routine belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).function("add").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).function("add").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public FunctionAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(p.proowner)::text as value from pg_catalog.pg_proc p where p.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the routine has a comment.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasComment("the sum");   // passes where that is its comment
     * assertThat(db).function("add").hasComment("other");     // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public FunctionAssert hasComment(String comment) {
        return expectComment("pg_proc", comment);
    }

    /**
     * Verify that the routine has no comment.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).function("add").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public FunctionAssert hasNoComment() {
        return expectComment("pg_proc", null);
    }
}
