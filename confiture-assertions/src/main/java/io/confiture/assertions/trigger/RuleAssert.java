package io.confiture.assertions.trigger;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a rule, by which the server rewrites statements. */
public class RuleAssert extends DatabaseObjectAssert<RuleAssert> {

    /** Assert on a rule. */
    public RuleAssert(DatabaseObject actual) {
        super(actual, RuleAssert.class);
    }

    /**
     * Verify that the rule replaces the statement: DO INSTEAD.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("keep").isInstead();   // passes for create rule keep .. do instead nothing
     * assertThat(db).table("users").rule("log").isInstead();    // fails for create rule log .. do also insert ..
     * }</pre>
     *
     * @throws AssertionError if it adds to the statement
     */
    public RuleAssert isInstead() {
        return expect(true, rule("r.is_instead"), "be an INSTEAD rule", "is an ALSO rule");
    }

    /**
     * Verify that the rule adds to the statement: DO ALSO.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("log").isAlso();    // passes for create rule log .. do also insert ..
     * assertThat(db).table("users").rule("keep").isAlso();   // fails for create rule keep .. do instead nothing
     * }</pre>
     *
     * @throws AssertionError if it replaces the statement
     */
    public RuleAssert isAlso() {
        return expect(false, rule("r.is_instead"), "be an ALSO rule", "is an INSTEAD rule");
    }

    /**
     * Verify which statements the rule is about.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("keep").isOn(DELETE);   // passes for create rule keep as on delete to users ..
     * assertThat(db).table("users").rule("keep").isOn(UPDATE);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is about others
     */
    public RuleAssert isOn(Event event) {
        return expectValue(
                "select case r.ev_type::text when '1' then 'SELECT' when '2' then 'UPDATE' when '3' then 'INSERT'"
                        + " when '4' then 'DELETE' end as value from pg_catalog.pg_rewrite r where r.oid = ?",
                "event",
                event.name());
    }

    /**
     * Verify that the rule counts in ordinary sessions.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("keep").isEnabled();   // passes where nothing else was said
     * assertThat(db).table("users").rule("log").isEnabled();    // fails after alter table users disable rule log
     * }</pre>
     *
     * @throws AssertionError if it is disabled, or counts for replication only
     */
    public RuleAssert isEnabled() {
        return expect(true, rule("r.ev_enabled in ('O', 'A')"), "be enabled", "is not");
    }

    /**
     * Verify that the rule was disabled.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("log").isDisabled();    // passes after alter table users disable rule log
     * assertThat(db).table("users").rule("keep").isDisabled();   // fails where nothing else was said
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public RuleAssert isDisabled() {
        return expect(true, rule("r.ev_enabled = 'D'"), "be disabled", "is not");
    }

    /**
     * Verify that the rule has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("keep").hasComment("users stay");   // passes after comment on rule .. is 'users stay'
     * assertThat(db).table("users").rule("keep").hasComment("users go");     // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public RuleAssert hasComment(String comment) {
        return expectComment("pg_rewrite", comment);
    }

    /**
     * Verify that the rule has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("log").hasNoComment();    // passes where nobody commented on it
     * assertThat(db).table("users").rule("keep").hasNoComment();   // fails after comment on rule .. is 'users stay'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public RuleAssert hasNoComment() {
        return expectComment("pg_rewrite", null);
    }

    private static String rule(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_rewrite r where r.oid = ?";
    }
}
