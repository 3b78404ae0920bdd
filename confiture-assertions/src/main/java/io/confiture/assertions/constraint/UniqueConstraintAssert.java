package io.confiture.assertions.constraint;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a unique constraint. */
public class UniqueConstraintAssert extends DatabaseObjectAssert<UniqueConstraintAssert>
        implements Deferrability<UniqueConstraintAssert> {
    /** Through JSON, because older servers have no such column. */
    private static final String NULLS = """
        select coalesce((pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false) as yes
        from pg_catalog.pg_constraint c join pg_catalog.pg_index x on x.indexrelid = c.conindid where c.oid = ?\
        """;

    /** Assert on a unique constraint. */
    public UniqueConstraintAssert(DatabaseObject actual) {
        super(actual, UniqueConstraintAssert.class);
    }

    /**
     * Verify that the constraint is on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraint("users_email_key").hasColumns("email");   // passes for email text unique
     * assertThat(db).table("users").uniqueConstraint("users_email_key").hasColumns("id");      // fails there
     * }</pre>
     *
     * @throws AssertionError if it is on others
     */
    public UniqueConstraintAssert hasColumns(String... columns) {
        return ConstraintColumns.differ(actual, true, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that the constraint's index includes exactly these columns beside, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("email").covers("id");    // passes for unique (email) include (id)
     * assertThat(db).table("users").uniqueConstraintOn("email").covers("bio");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it includes others, or none
     */
    public UniqueConstraintAssert covers(String... columns) {
        return ConstraintColumns.includedDiffer(actual, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that two NULLs are the same to the constraint: NULLS NOT DISTINCT, which there is since PostgreSQL 15.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("phone").isNullsNotDistinct();   // passes for unique nulls not distinct (phone)
     * assertThat(db).table("users").uniqueConstraintOn("email").isNullsNotDistinct();   // fails for unique (email)
     * }</pre>
     *
     * @throws AssertionError if any number of rows may have NULL
     */
    public UniqueConstraintAssert isNullsNotDistinct() {
        return expect(true, NULLS, "be NULLS NOT DISTINCT", "is NULLS DISTINCT");
    }

    /**
     * Verify that any number of rows may have NULL: NULLS DISTINCT, which is the default.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("email").isNullsDistinct();   // passes for unique (email)
     * assertThat(db).table("users").uniqueConstraintOn("phone").isNullsDistinct();   // fails for unique nulls not distinct (phone)
     * }</pre>
     *
     * @throws AssertionError if two NULLs are the same to it
     */
    public UniqueConstraintAssert isNullsDistinct() {
        return expect(false, NULLS, "be NULLS DISTINCT", "is NULLS NOT DISTINCT");
    }

    /**
     * Verify that the last column is WITHOUT OVERLAPS, which there is since PostgreSQL 18.
     *
     * <pre>{@code
     * assertThat(db).table("prices").uniqueConstraint("one_price").isWithoutOverlaps();      // passes for unique (item, during without overlaps)
     * assertThat(db).table("users").uniqueConstraint("users_email_key").isWithoutOverlaps(); // fails for unique (email)
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    public UniqueConstraintAssert isWithoutOverlaps() {
        return expect(true, ConstraintColumns.PERIOD, "be WITHOUT OVERLAPS", "is not");
    }

    /**
     * Verify that the constraint has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("email").hasComment("one account each");   // passes after comment on constraint .. is 'one account each'
     * assertThat(db).table("users").uniqueConstraintOn("email").hasComment("two accounts");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public UniqueConstraintAssert hasComment(String comment) {
        return expectComment("pg_constraint", comment);
    }

    /**
     * Verify that the constraint has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("phone").hasNoComment();   // passes where nobody commented on it
     * assertThat(db).table("users").uniqueConstraintOn("email").hasNoComment();   // fails after comment on constraint .. is 'one account each'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public UniqueConstraintAssert hasNoComment() {
        return expectComment("pg_constraint", null);
    }
}
