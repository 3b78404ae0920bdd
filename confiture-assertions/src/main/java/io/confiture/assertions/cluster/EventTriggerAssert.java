package io.confiture.assertions.cluster;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.object.Unordered;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import java.util.List;

/** Asserts on an event trigger. */
public class EventTriggerAssert extends DatabaseObjectAssert<EventTriggerAssert>
        implements Owned<EventTriggerAssert>, Commented<EventTriggerAssert> {

    /** Assert on an event trigger. */
    public EventTriggerAssert(DatabaseObject actual) {
        super(actual, EventTriggerAssert.class);
    }

    /**
     * Verify on which event the trigger fires.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_drops").isOn("sql_drop");          // passes for create event trigger no_drops on sql_drop ..
     * assertThat(db).eventTrigger("no_drops").isOn("ddl_command_end");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it fires on another
     */
    public EventTriggerAssert isOn(String event) {
        return expectValue(
                "select e.evtevent as value from pg_catalog.pg_event_trigger e where e.oid = ?", "event", event);
    }

    /**
     * Verify about which commands the trigger is, in any order; without any, that it is about all.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_drops").hasTags("DROP TABLE");   // passes for .. when tag in ('DROP TABLE') ..
     * assertThat(db).eventTrigger("no_drops").hasTags("DROP VIEW");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is about others
     */
    public EventTriggerAssert hasTags(String... tags) {
        if (actual.absent()) {
            return myself;
        }
        List<String> was =
                ask("select e.evttags as tags from pg_catalog.pg_event_trigger e where e.oid = ?")
                        .texts("tags")
                        .stream()
                        .map(String::valueOf)
                        .toList();
        List<String> expected = List.of(tags);
        return Unordered.of(was).equals(Unordered.of(expected))
                ? myself
                : fail(ShouldHave.shouldHave(actual, "tags", expected, was));
    }

    /**
     * Verify which function the trigger calls.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_drops").callsFunction("refuse");   // passes for .. execute function refuse()
     * assertThat(db).eventTrigger("no_drops").callsFunction("allow");    // fails there
     * }</pre>
     *
     * @param function with its schema, {@code ops.refuse}, unless the search path finds it without
     * @throws AssertionError if it calls another
     */
    public EventTriggerAssert callsFunction(String function) {
        if (actual.absent()) {
            return myself;
        }
        Answer is = ask("""
            select n.nspname as schema, p.proname as name, pg_catalog.pg_function_is_visible(p.oid) as visible
            from pg_catalog.pg_event_trigger e join pg_catalog.pg_proc p on p.oid = e.evtfoid
            join pg_catalog.pg_namespace n on n.oid = p.pronamespace where e.oid = ?\
            """);
        return ObjectName.parse(function).names(is)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "function", function, is.text("schema") + "." + is.text("name")));
    }

    /**
     * Verify that the trigger fires in ordinary sessions.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_drops").isEnabled();     // passes where nothing else was said
     * assertThat(db).eventTrigger("no_creates").isEnabled();   // fails after alter event trigger no_creates disable
     * }</pre>
     *
     * @throws AssertionError if it is disabled, or fires for replication only
     */
    public EventTriggerAssert isEnabled() {
        return expect(
                true,
                "select e.evtenabled in ('O', 'A') as yes from pg_catalog.pg_event_trigger e where e.oid = ?",
                "be enabled",
                "is not");
    }

    /**
     * Verify that the trigger was disabled.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_creates").isDisabled();   // passes after alter event trigger no_creates disable
     * assertThat(db).eventTrigger("no_drops").isDisabled();     // fails where nothing else was said
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public EventTriggerAssert isDisabled() {
        return expect(
                true,
                "select e.evtenabled = 'D' as yes from pg_catalog.pg_event_trigger e where e.oid = ?",
                "be disabled",
                "is not");
    }
}
