package io.confiture.assertions.constraint;

import java.util.List;

/** Leads from a table or a materialized view to its indexes, by name or by what they are on. */
public interface TableIndexNavigation<SELF> extends IndexNavigation<SELF> {

    /**
     * Lead to the assertions on the index on these columns or expressions, in this order; included columns do not count.
     *
     * <pre>{@code
     * assertThat(db).table("users").indexOn("lower(email)").isUnique();   // passes for create unique index on users (lower(email))
     * assertThat(db).table("users").indexOn("bio");                       // fails: no index is on bio
     * }</pre>
     *
     * @throws AssertionError if there is none, or if there are several
     */
    default IndexAssert indexOn(String... columns) {
        return on().to(List.of(columns), IndexAssert.class, IndexAssert::new);
    }

    /**
     * Verify that there is an index on exactly these columns or expressions, in this order; included columns do not count. It may be
     * partial, and it may be invalid: {@link #indexOn(String...)} leads to what can be said of it.
     *
     * <pre>{@code
     * assertThat(db).table("orders").hasIndexOn("user_id", "created_at");   // passes for create index on orders (user_id, created_at)
     * assertThat(db).table("orders").hasIndexOn("user_id");                 // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasIndexOn(String... columns) {
        on().has(List.of(columns));
        return self();
    }

    /**
     * Verify that there is no index on exactly these columns or expressions in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveIndexOn("bio");    // passes where no index is on bio
     * assertThat(db).table("users").doesNotHaveIndexOn("id");     // fails for id bigint primary key
     * }</pre>
     *
     * @throws AssertionError if there is one, or if there is no such column
     */
    default SELF doesNotHaveIndexOn(String... columns) {
        on().hasNot(List.of(columns));
        return self();
    }

    private OnColumns on() {
        return new OnColumns(navigation(), ConstraintLookups.INDEX, Keys.OF_INDEX, true);
    }
}
