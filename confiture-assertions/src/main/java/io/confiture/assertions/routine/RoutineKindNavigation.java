package io.confiture.assertions.routine;

import io.confiture.assertions.object.Navigable;

/** Asserts on what kind of routine it is; every routine is of exactly one. */
public interface RoutineKindNavigation<SELF> extends Navigable<SELF> {

    /**
     * Verify that the routine is a normal function.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isNormalFunction();   // passes after create function total ..
     * assertThat(db).routine("total").isNormalFunction();   // fails after create aggregate total ..
     * }</pre>
     *
     * @throws AssertionError if it is another kind of routine
     */
    default SELF isNormalFunction() {
        return expectKind(true, "f", "be a normal function");
    }

    /**
     * Verify that the routine is a procedure.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isProcedure();   // passes after create procedure total ..
     * assertThat(db).routine("total").isProcedure();   // fails after create function total ..
     * }</pre>
     *
     * @throws AssertionError if it is another kind of routine
     */
    default SELF isProcedure() {
        return expectKind(true, "p", "be a procedure");
    }

    /**
     * Verify that the routine is an aggregate.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isAggregate();   // passes after create aggregate total ..
     * assertThat(db).routine("total").isAggregate();   // fails after create function total ..
     * }</pre>
     *
     * @throws AssertionError if it is another kind of routine
     */
    default SELF isAggregate() {
        return expectKind(true, "a", "be an aggregate");
    }

    /**
     * Verify that the routine is a window function.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isWindowFunction();   // passes after create function .. window total ..
     * assertThat(db).routine("total").isWindowFunction();   // fails after create function total ..
     * }</pre>
     *
     * @throws AssertionError if it is another kind of routine
     */
    default SELF isWindowFunction() {
        return expectKind(true, "w", "be a window function");
    }

    /**
     * Verify that the routine is not a normal function.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isNotNormalFunction();   // passes after create aggregate total ..
     * assertThat(db).routine("total").isNotNormalFunction();   // fails after create function total ..
     * }</pre>
     *
     * @throws AssertionError if it is one
     */
    default SELF isNotNormalFunction() {
        return expectKind(false, "f", "not be a normal function");
    }

    /**
     * Verify that the routine is not a procedure.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isNotProcedure();   // passes after create function total ..
     * assertThat(db).routine("total").isNotProcedure();   // fails after create procedure total ..
     * }</pre>
     *
     * @throws AssertionError if it is one
     */
    default SELF isNotProcedure() {
        return expectKind(false, "p", "not be a procedure");
    }

    /**
     * Verify that the routine is not an aggregate.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isNotAggregate();   // passes after create function total ..
     * assertThat(db).routine("total").isNotAggregate();   // fails after create aggregate total ..
     * }</pre>
     *
     * @throws AssertionError if it is one
     */
    default SELF isNotAggregate() {
        return expectKind(false, "a", "not be an aggregate");
    }

    /**
     * Verify that the routine is not a window function.
     *
     * <pre>{@code
     * assertThat(db).routine("total").isNotWindowFunction();   // passes after create function total ..
     * assertThat(db).routine("total").isNotWindowFunction();   // fails after create function .. window total ..
     * }</pre>
     *
     * @throws AssertionError if it is one
     */
    default SELF isNotWindowFunction() {
        return expectKind(false, "w", "not be a window function");
    }

    private SELF expectKind(boolean yes, String letter, String should) {
        navigation()
                .expect(
                        yes,
                        "select p.prokind = '" + letter + "' as yes from pg_catalog.pg_proc p where p.oid = ?",
                        should,
                        yes ? "is not" : "is");
        return self();
    }
}
