package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;

/** Asserts on whether rows hold a constraint: foreign keys and check constraints can be added without a look at the rows there are. */
public interface Validity<SELF> extends Navigable<SELF> {

    /**
     * Verify that all rows are known to hold the constraint: it is not NOT VALID.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("user_id").isValidated();   // passes after validate constraint
     * assertThat(db).table("orders").foreignKeyOn("item_id").isValidated();   // fails for a foreign key added NOT VALID
     * }</pre>
     *
     * @throws AssertionError if it is NOT VALID
     */
    default SELF isValidated() {
        navigation().expect(true, constraint("c.convalidated"), "be validated", "is NOT VALID");
        return self();
    }

    /**
     * Verify that the constraint is NOT VALID: it was added without a look at the rows, and nobody validated it since.
     *
     * <pre>{@code
     * assertThat(db).table("orders").foreignKeyOn("item_id").isNotValidated();   // passes for a foreign key added NOT VALID
     * assertThat(db).table("orders").foreignKeyOn("user_id").isNotValidated();   // fails after validate constraint
     * }</pre>
     *
     * @throws AssertionError if it is validated
     */
    default SELF isNotValidated() {
        navigation().expect(false, constraint("c.convalidated"), "be NOT VALID", "is validated");
        return self();
    }

    /**
     * Verify that the constraint is ENFORCED, as all are before PostgreSQL 18.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("price").isEnforced();    // passes for check (price > 0)
     * assertThat(db).table("goods").checkConstraintOn("weight").isEnforced();   // fails for check (weight > 0) not enforced
     * }</pre>
     *
     * @throws AssertionError if it is NOT ENFORCED
     */
    default SELF isEnforced() {
        navigation().expect(true, enforced(), "be ENFORCED", "is NOT ENFORCED");
        return self();
    }

    /**
     * Verify that the constraint is NOT ENFORCED: it is written down, and nothing checks it. There are such since PostgreSQL 18.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("weight").isNotEnforced();   // passes for check (weight > 0) not enforced
     * assertThat(db).table("goods").checkConstraintOn("price").isNotEnforced();    // fails for check (price > 0)
     * }</pre>
     *
     * @throws AssertionError if it is ENFORCED
     */
    default SELF isNotEnforced() {
        navigation().expect(false, enforced(), "be NOT ENFORCED", "is ENFORCED");
        return self();
    }

    private static String enforced() {
        // Through JSON, because older servers have no such column.
        return constraint("coalesce((pg_catalog.to_jsonb(c) ->> 'conenforced')::boolean, true)");
    }

    private static String constraint(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_constraint c where c.oid = ?";
    }
}
