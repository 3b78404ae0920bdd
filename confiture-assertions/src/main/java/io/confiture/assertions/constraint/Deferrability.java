package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;

/** Asserts on when a constraint is checked: primary keys, unique constraints, foreign keys and exclusion constraints can wait. */
public interface Deferrability<SELF> extends Navigable<SELF> {

    /**
     * Verify that the constraint is DEFERRABLE.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").isDeferrable();   // passes for references users deferrable
     * assertThat(db).table("orders").foreignKeyOn("item_id").isDeferrable();   // fails for references items
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isDeferrable() {
        navigation().expect(true, constraint("c.condeferrable"), "be DEFERRABLE", "is NOT DEFERRABLE");
        return self();
    }

    /**
     * Verify that the constraint is NOT DEFERRABLE.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("item_id").isNotDeferrable();   // passes for references items
     * assertThat(db).table("orders").foreignKeyOn("user_id").isNotDeferrable();   // fails for references users deferrable
     * }</pre>
     *
     * @throws AssertionError if it is DEFERRABLE
     */
    default SELF isNotDeferrable() {
        navigation().expect(false, constraint("c.condeferrable"), "be NOT DEFERRABLE", "is DEFERRABLE");
        return self();
    }

    /**
     * Verify that the constraint is checked at the end of the transaction, unless SET CONSTRAINTS says something else.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").isInitiallyDeferred();   // passes for deferrable initially deferred
     * assertThat(db).table("orders").foreignKeyOn("item_id").isInitiallyDeferred();   // fails for deferrable
     * }</pre>
     *
     * @throws AssertionError if it is INITIALLY IMMEDIATE
     */
    default SELF isInitiallyDeferred() {
        navigation().expect(true, constraint("c.condeferred"), "be INITIALLY DEFERRED", "is INITIALLY IMMEDIATE");
        return self();
    }

    /**
     * Verify that the constraint is checked with each statement, unless SET CONSTRAINTS says something else.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("item_id").isInitiallyImmediate();   // passes for deferrable
     * assertThat(db).table("orders").foreignKeyOn("user_id").isInitiallyImmediate();   // fails for deferrable initially deferred
     * }</pre>
     *
     * @throws AssertionError if it is INITIALLY DEFERRED
     */
    default SELF isInitiallyImmediate() {
        navigation().expect(false, constraint("c.condeferred"), "be INITIALLY IMMEDIATE", "is INITIALLY DEFERRED");
        return self();
    }

    private static String constraint(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_constraint c where c.oid = ?";
    }
}
