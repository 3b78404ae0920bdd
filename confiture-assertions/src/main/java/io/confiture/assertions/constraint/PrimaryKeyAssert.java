package io.confiture.assertions.constraint;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a primary key. */
public class PrimaryKeyAssert extends DatabaseObjectAssert<PrimaryKeyAssert>
        implements Deferrability<PrimaryKeyAssert> {

    /** Assert on a primary key. */
    public PrimaryKeyAssert(DatabaseObject actual) {
        super(actual, PrimaryKeyAssert.class);
    }

    /**
     * Verify that the primary key is on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").primaryKey().hasColumns("id");     // passes for id bigint primary key
     * assertThat(db).table("users").primaryKey().hasColumns("email");  // fails there
     * }</pre>
     *
     * @throws AssertionError if it is on others
     */
    public PrimaryKeyAssert hasColumns(String... columns) {
        return ConstraintColumns.differ(actual, true, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that the primary key's index includes exactly these columns beside, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("users").primaryKey().covers("email");   // passes for primary key (id) include (email)
     * assertThat(db).table("users").primaryKey().covers("bio");     // fails there
     * }</pre>
     *
     * @throws AssertionError if it includes others, or none
     */
    public PrimaryKeyAssert covers(String... columns) {
        return ConstraintColumns.includedDiffer(actual, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that the last column is WITHOUT OVERLAPS, which there is since PostgreSQL 18.
     *
     * <pre>{@code
     * assertThat(db).table("prices").primaryKey().isWithoutOverlaps();   // passes for primary key (item, during without overlaps)
     * assertThat(db).table("users").primaryKey().isWithoutOverlaps();    // fails for primary key (id)
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public PrimaryKeyAssert isWithoutOverlaps() {
        return expect(true, ConstraintColumns.PERIOD, "be WITHOUT OVERLAPS", "is not");
    }

    /**
     * Verify that the primary key has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").primaryKey().hasComment("never reused");   // passes after comment on constraint .. is 'never reused'
     * assertThat(db).table("users").primaryKey().hasComment("reused");         // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public PrimaryKeyAssert hasComment(String comment) {
        return expectComment("pg_constraint", comment);
    }

    /**
     * Verify that the primary key has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("orders").primaryKey().hasNoComment();   // passes where nobody commented on it
     * assertThat(db).table("users").primaryKey().hasNoComment();    // fails after comment on constraint .. is 'never reused'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public PrimaryKeyAssert hasNoComment() {
        return expectComment("pg_constraint", null);
    }
}
