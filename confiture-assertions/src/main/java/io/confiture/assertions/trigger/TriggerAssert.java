package io.confiture.assertions.trigger;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import java.util.List;

/** Asserts on a trigger. */
public class TriggerAssert extends DatabaseObjectAssert<TriggerAssert>
        implements TriggerFiring<TriggerAssert>, TriggerCondition<TriggerAssert>, ConstraintTrigger<TriggerAssert> {

    /** Assert on a trigger. */
    public TriggerAssert(DatabaseObject actual) {
        super(actual, TriggerAssert.class);
    }

    /**
     * Verify which function the trigger calls.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").callsFunction("set_updated_at");   // passes for .. execute function set_updated_at()
     * assertThat(db).table("users").trigger("touch").callsFunction("set_created_at");   // fails there
     * }</pre>
     *
     * @param function with its schema, {@code shop.touch}, unless the search path finds it without
     * @throws AssertionError if it calls another
     */
    public TriggerAssert callsFunction(String function) {
        if (actual.absent()) {
            return myself;
        }
        Answer is = ask("""
            select n.nspname as schema, p.proname as name, pg_catalog.pg_function_is_visible(p.oid) as visible
            from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid
            join pg_catalog.pg_namespace n on n.oid = p.pronamespace where t.oid = ?\
            """);
        return ObjectName.parse(function).names(is)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "function", function, is.text("schema") + "." + is.text("name")));
    }

    /**
     * Verify what the trigger hands to its function.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").hasArguments("updated_at");   // passes for .. execute function moddatetime('updated_at')
     * assertThat(db).table("users").trigger("touch").hasArguments("created_at");   // fails there
     * }</pre>
     *
     * @param arguments none for a trigger that hands over nothing
     * @throws AssertionError if it hands over something else
     */
    public TriggerAssert hasArguments(String... arguments) {
        if (actual.absent()) {
            return myself;
        }
        // Each argument ends with a zero byte.
        List<String> was =
                ask("""
                    select array(select pg_catalog.convert_from(pg_catalog.substring(t.tgargs, z.previous + 1, z.at - z.previous - 1),
                                                                pg_catalog.current_setting('server_encoding'))
                                 from (select i + 1 as at, pg_catalog.lag(i + 1, 1, 0) over (order by i) as previous
                                       from pg_catalog.generate_series(0, pg_catalog.length(t.tgargs) - 1) i
                                       where pg_catalog.get_byte(t.tgargs, i) = 0) z order by z.at) as arguments
                    from pg_catalog.pg_trigger t where t.oid = ?\
                    """).texts("arguments").stream().map(String::valueOf).toList();
        return was.equals(List.of(arguments))
                ? myself
                : fail(ShouldHave.shouldHave(actual, "arguments", List.of(arguments), was));
    }

    /**
     * Verify that the trigger fires in ordinary sessions.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").isEnabled();   // passes where nothing else was said
     * assertThat(db).table("users").trigger("audit").isEnabled();   // fails after alter table users disable trigger audit
     * }</pre>
     *
     * @throws AssertionError if it is disabled, or fires for replication only
     */
    public TriggerAssert isEnabled() {
        return expect(true, trigger("t.tgenabled in ('O', 'A')"), "be enabled", "is not");
    }

    /**
     * Verify that the trigger was disabled.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").isDisabled();   // passes after alter table users disable trigger audit
     * assertThat(db).table("users").trigger("touch").isDisabled();   // fails where nothing else was said
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public TriggerAssert isDisabled() {
        return expect(true, trigger("t.tgenabled = 'D'"), "be disabled", "is not");
    }

    /**
     * Verify that the trigger fires in sessions that apply replicated changes: ENABLE ALWAYS or ENABLE REPLICA.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").firesOnReplicas();   // passes after alter table users enable always trigger audit
     * assertThat(db).table("users").trigger("touch").firesOnReplicas();   // fails where nothing else was said
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public TriggerAssert firesOnReplicas() {
        return expect(true, trigger("t.tgenabled in ('A', 'R')"), "fire on replicas", "does not");
    }

    /**
     * Verify that the trigger has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").hasComment("keeps the time");    // passes after comment on trigger .. is 'keeps the time'
     * assertThat(db).table("users").trigger("touch").hasComment("wastes the time");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public TriggerAssert hasComment(String comment) {
        return expectComment("pg_trigger", comment);
    }

    /**
     * Verify that the trigger has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").hasNoComment();   // passes where nobody commented on it
     * assertThat(db).table("users").trigger("touch").hasNoComment();   // fails after comment on trigger .. is 'keeps the time'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public TriggerAssert hasNoComment() {
        return expectComment("pg_trigger", null);
    }

    private static String trigger(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_trigger t where t.oid = ?";
    }
}
