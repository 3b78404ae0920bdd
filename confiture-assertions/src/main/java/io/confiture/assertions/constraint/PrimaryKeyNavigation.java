package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import java.util.List;

/** Leads from a table to its primary key. */
public interface PrimaryKeyNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the primary key.
     *
     * <pre>{@code
     * assertThat(db).table("users").primaryKey();   // passes for a table users (id bigint primary key)
     * assertThat(db).table("log").primaryKey();     // fails for a table without a primary key
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default PrimaryKeyAssert primaryKey() {
        return OnColumns.of(navigation(), ConstraintLookups.PRIMARY_KEY)
                .toOnly(PrimaryKeyAssert.class, PrimaryKeyAssert::new);
    }

    /**
     * Verify that there is a primary key.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasPrimaryKey();   // passes for a table users (id bigint primary key)
     * assertThat(db).table("log").hasPrimaryKey();     // fails for a table without a primary key
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasPrimaryKey() {
        OnColumns.of(navigation(), ConstraintLookups.PRIMARY_KEY).has();
        return self();
    }

    /**
     * Verify that the primary key is on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasPrimaryKey("id");                      // passes for a table users (id bigint primary key)
     * assertThat(db).table("order_lines").hasPrimaryKey("line", "order_id");  // fails for primary key (order_id, line)
     * }</pre>
     *
     * @throws AssertionError if there is none, or it is on other columns
     */
    default SELF hasPrimaryKey(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.PRIMARY_KEY).has(List.of(columns));
        return self();
    }

    /**
     * Verify that there is no primary key.
     *
     * <pre>{@code
     * assertThat(db).table("log").doesNotHavePrimaryKey();     // passes for a table without a primary key
     * assertThat(db).table("users").doesNotHavePrimaryKey();   // fails for a table users (id bigint primary key)
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHavePrimaryKey() {
        OnColumns.of(navigation(), ConstraintLookups.PRIMARY_KEY).hasNot();
        return self();
    }

    /**
     * Verify that these columns are not the primary key: there is none, or it is on other columns or in another order.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHavePrimaryKey("email");   // passes where the primary key is on id
     * assertThat(db).table("users").doesNotHavePrimaryKey("id");      // fails there
     * }</pre>
     *
     * @throws AssertionError if they are, or if there is no such column
     */
    default SELF doesNotHavePrimaryKey(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.PRIMARY_KEY).hasNot(List.of(columns));
        return self();
    }
}
