package io.confiture.assertions.trigger;

import io.confiture.assertions.object.Navigable;

/** Asserts on whether a trigger is a constraint trigger, and when it fires then. */
public interface ConstraintTrigger<SELF> extends Navigable<SELF> {

    /**
     * Verify that the trigger is a constraint trigger.
     *
     * <pre>{@code
     * assertThat(db).table("orders").trigger("balance").isConstraintTrigger();   // passes for create constraint trigger balance ..
     * assertThat(db).table("users").trigger("touch").isConstraintTrigger();      // fails for create trigger touch ..
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isConstraintTrigger() {
        navigation().expect(true, trigger("t.tgconstraint <> 0"), "be a constraint trigger", "is not");
        return self();
    }

    /**
     * Verify that the trigger is no constraint trigger.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").isNotConstraintTrigger();      // passes for create trigger touch ..
     * assertThat(db).table("orders").trigger("balance").isNotConstraintTrigger();   // fails for create constraint trigger balance ..
     * }</pre>
     *
     * @throws AssertionError if it is
     */
    default SELF isNotConstraintTrigger() {
        navigation().expect(false, trigger("t.tgconstraint <> 0"), "be no constraint trigger", "is");
        return self();
    }

    /**
     * Verify that the trigger can be deferred to the end of the transaction: DEFERRABLE.
     *
     * <pre>{@code
     * assertThat(db).table("orders").trigger("balance").isDeferrable();   // passes for create constraint trigger .. deferrable ..
     * assertThat(db).table("users").trigger("touch").isDeferrable();      // fails for create trigger touch ..
     * }</pre>
     *
     * @throws AssertionError if it is NOT DEFERRABLE
     */
    default SELF isDeferrable() {
        navigation().expect(true, trigger("t.tgdeferrable"), "be DEFERRABLE", "is NOT DEFERRABLE");
        return self();
    }

    /**
     * Verify that the trigger cannot be deferred.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").isNotDeferrable();      // passes for create trigger touch ..
     * assertThat(db).table("orders").trigger("balance").isNotDeferrable();   // fails for create constraint trigger .. deferrable ..
     * }</pre>
     *
     * @throws AssertionError if it is DEFERRABLE
     */
    default SELF isNotDeferrable() {
        navigation().expect(false, trigger("t.tgdeferrable"), "be NOT DEFERRABLE", "is DEFERRABLE");
        return self();
    }

    /**
     * Verify that the trigger fires at the end of the transaction, unless SET CONSTRAINTS says something else.
     *
     * <pre>{@code
     * assertThat(db).table("orders").trigger("balance").isInitiallyDeferred();   // passes for .. deferrable initially deferred ..
     * assertThat(db).table("users").trigger("touch").isInitiallyDeferred();      // fails for create trigger touch ..
     * }</pre>
     *
     * @throws AssertionError if it fires with each statement
     */
    default SELF isInitiallyDeferred() {
        navigation().expect(true, trigger("t.tginitdeferred"), "be INITIALLY DEFERRED", "is INITIALLY IMMEDIATE");
        return self();
    }

    /**
     * Verify that the trigger fires with each statement, unless SET CONSTRAINTS says something else.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").isInitiallyImmediate();      // passes for create trigger touch ..
     * assertThat(db).table("orders").trigger("balance").isInitiallyImmediate();   // fails for .. deferrable initially deferred ..
     * }</pre>
     *
     * @throws AssertionError if it fires at the end of the transaction
     */
    default SELF isInitiallyImmediate() {
        navigation().expect(false, trigger("t.tginitdeferred"), "be INITIALLY IMMEDIATE", "is INITIALLY DEFERRED");
        return self();
    }

    private static String trigger(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_trigger t where t.oid = ?";
    }
}
