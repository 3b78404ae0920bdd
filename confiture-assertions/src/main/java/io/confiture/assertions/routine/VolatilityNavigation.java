package io.confiture.assertions.routine;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;

/** Asserts on what the planner may take for granted about a function: its volatility, and whether parallel workers can run it. */
public interface VolatilityNavigation<SELF> extends Navigable<SELF> {

    /**
     * Verify that the function is declared to give the same result for the same arguments forever.
     *
     * <pre>{@code
     * assertThat(db).function("add").isImmutable();   // passes after create function add(..) .. immutable
     * assertThat(db).function("add").isImmutable();   // fails after create function add(..) .. stable
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isImmutable() {
        return expectVolatility("IMMUTABLE");
    }

    /**
     * Verify that the function is declared to give the same result for the same arguments within one statement.
     *
     * <pre>{@code
     * assertThat(db).function("add").isStable();   // passes after create function add(..) .. stable
     * assertThat(db).function("add").isStable();   // fails after create function add(..) .. immutable
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isStable() {
        return expectVolatility("STABLE");
    }

    /**
     * Verify that the function may give another result at every call, which PostgreSQL takes for granted where nothing is declared.
     *
     * <pre>{@code
     * assertThat(db).function("add").isVolatile();   // passes after create function add(..) .. volatile
     * assertThat(db).function("add").isVolatile();   // fails after create function add(..) .. stable
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isVolatile() {
        return expectVolatility("VOLATILE");
    }

    /**
     * Verify that parallel workers may run the function.
     *
     * <pre>{@code
     * assertThat(db).function("add").isParallelSafe();   // passes after create function add(..) .. parallel safe
     * assertThat(db).function("add").isParallelSafe();   // fails after create function add(..) .. parallel unsafe
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isParallelSafe() {
        return expectParallel("PARALLEL SAFE");
    }

    /**
     * Verify that only the leader of parallel workers may run the function.
     *
     * <pre>{@code
     * assertThat(db).function("add").isParallelRestricted();   // passes after create function add(..) .. parallel restricted
     * assertThat(db).function("add").isParallelRestricted();   // fails after create function add(..) .. parallel safe
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isParallelRestricted() {
        return expectParallel("PARALLEL RESTRICTED");
    }

    /**
     * Verify that no query that calls the function may have parallel workers, which PostgreSQL takes for granted where nothing is declared.
     *
     * <pre>{@code
     * assertThat(db).function("add").isParallelUnsafe();   // passes after create function add(..) .. parallel unsafe
     * assertThat(db).function("add").isParallelUnsafe();   // fails after create function add(..) .. parallel safe
     * }</pre>
     *
     * @throws AssertionError if it is declared otherwise
     */
    default SELF isParallelUnsafe() {
        return expectParallel("PARALLEL UNSAFE");
    }

    private SELF expectVolatility(String expected) {
        return expectWord(expected, """
            select case p.provolatile when 'i' then 'IMMUTABLE' when 's' then 'STABLE' else 'VOLATILE' end as word
            from pg_catalog.pg_proc p where p.oid = ?\
            """);
    }

    private SELF expectParallel(String expected) {
        return expectWord(expected, """
            select case p.proparallel when 's' then 'PARALLEL SAFE' when 'r' then 'PARALLEL RESTRICTED' else 'PARALLEL UNSAFE' end as word
            from pg_catalog.pg_proc p where p.oid = ?\
            """);
    }

    private SELF expectWord(String expected, String sql) {
        Navigation navigation = navigation();
        if (!navigation.absent()) {
            String was = String.valueOf(navigation.subject().ask(sql).text("word"));
            if (!was.equals(expected)) {
                navigation.report(ShouldBe.shouldBe(navigation.subject(), "be " + expected, "is " + was));
            }
        }
        return self();
    }
}
