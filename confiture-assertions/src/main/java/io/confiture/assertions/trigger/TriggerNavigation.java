package io.confiture.assertions.trigger;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a table or view to its triggers and rules. */
public interface TriggerNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a trigger.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").firesBefore().firesOn(UPDATE);   // passes for create trigger touch before update on users ..
     * assertThat(db).table("users").trigger("tuoch");                                 // fails: did you mean touch?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default TriggerAssert trigger(String name) {
        return navigation().to(TriggerLookups.TRIGGER, name, TriggerAssert.class, TriggerAssert::new);
    }

    /**
     * Verify that there is a trigger of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasTrigger("touch");   // passes where it is there
     * assertThat(db).table("users").hasTrigger("tuoch");   // fails: did you mean touch?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasTrigger(String name) {
        navigation().has(TriggerLookups.TRIGGER, name);
        return self();
    }

    /**
     * Verify that there is no trigger of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveTrigger("audit");   // passes where there is none
     * assertThat(db).table("users").doesNotHaveTrigger("touch");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveTrigger(String name) {
        navigation().hasNot(TriggerLookups.TRIGGER, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all triggers, sorted; those that hold foreign keys are not among them.
     *
     * <pre>{@code
     * assertThat(db).table("users").triggers().containsExactlyInAnyOrder("touch");   // passes where this is the only one
     * assertThat(db).table("users").triggers().isEmpty();                            // fails there
     * }</pre>
     */
    default ListAssert<String> triggers() {
        return navigation().names(TriggerLookups.TRIGGER);
    }

    /**
     * Lead to the assertions on a rule.
     *
     * <pre>{@code
     * assertThat(db).table("users").rule("keep").isInstead().isOn(DELETE);   // passes for create rule keep as on delete to users do instead nothing
     * assertThat(db).table("users").rule("kept");                            // fails: did you mean keep?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default RuleAssert rule(String name) {
        return navigation().to(TriggerLookups.RULE, name, RuleAssert.class, RuleAssert::new);
    }

    /**
     * Verify that there is a rule of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasRule("keep");   // passes where it is there
     * assertThat(db).table("users").hasRule("kept");   // fails: did you mean keep?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasRule(String name) {
        navigation().has(TriggerLookups.RULE, name);
        return self();
    }

    /**
     * Verify that there is no rule of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveRule("log");    // passes where there is none
     * assertThat(db).table("users").doesNotHaveRule("keep");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveRule(String name) {
        navigation().hasNot(TriggerLookups.RULE, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all rules, sorted. Every view has the rule {@code _RETURN}, which is its query.
     *
     * <pre>{@code
     * assertThat(db).table("users").rules().containsExactlyInAnyOrder("keep");   // passes where this is the only one
     * assertThat(db).table("users").rules().isEmpty();                           // fails there
     * }</pre>
     */
    default ListAssert<String> rules() {
        return navigation().names(TriggerLookups.RULE);
    }
}
