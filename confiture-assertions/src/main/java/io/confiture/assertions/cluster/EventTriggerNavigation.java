package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database to its event triggers. */
public interface EventTriggerNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on an event trigger.
     *
     * <pre>{@code
     * assertThat(db).eventTrigger("no_drops").isOn("sql_drop");   // passes where it is there
     * assertThat(db).eventTrigger("no_drop");   // fails: there is no event trigger no_drop; did you mean no_drops?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default EventTriggerAssert eventTrigger(String name) {
        return navigation().to(ClusterLookups.EVENT_TRIGGER, name, EventTriggerAssert.class, EventTriggerAssert::new);
    }

    /**
     * Verify that there is an event trigger of this name.
     *
     * <pre>{@code
     * assertThat(db).hasEventTrigger("no_drops");   // passes where it is there
     * assertThat(db).hasEventTrigger("no_drop");    // fails: did you mean no_drops?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasEventTrigger(String name) {
        navigation().has(ClusterLookups.EVENT_TRIGGER, name);
        return self();
    }

    /**
     * Verify that there is no event trigger of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveEventTrigger("no_creates");   // passes where there is none
     * assertThat(db).doesNotHaveEventTrigger("no_drops");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveEventTrigger(String name) {
        navigation().hasNot(ClusterLookups.EVENT_TRIGGER, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all event triggers, sorted.
     *
     * <pre>{@code
     * assertThat(db).eventTriggers().containsExactly("no_drops");   // passes where it is there
     * assertThat(db).eventTriggers().isEmpty();   // fails there
     * }</pre>
     */
    default ListAssert<String> eventTriggers() {
        return navigation().names(ClusterLookups.EVENT_TRIGGER);
    }
}
