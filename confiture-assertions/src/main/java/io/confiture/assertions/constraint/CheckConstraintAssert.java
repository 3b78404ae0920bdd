package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;

/** Asserts on a check constraint of a table. */
public class CheckConstraintAssert extends DatabaseObjectAssert<CheckConstraintAssert>
        implements Validity<CheckConstraintAssert> {
    private static final String NO_INHERIT =
            "select c.connoinherit as yes from pg_catalog.pg_constraint c where c.oid = ?";

    /** Assert on a check constraint. */
    public CheckConstraintAssert(DatabaseObject actual) {
        super(actual, CheckConstraintAssert.class);
    }

    /**
     * Verify what the constraint demands. The server compares the two: parentheses, spaces and casts do
     * not matter, the order of its parts does.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("price").hasCondition("price > 0");    // passes for price numeric check (price > 0)
     * assertThat(db).table("goods").checkConstraintOn("price").hasCondition("price >= 0");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it demands something else
     */
    public CheckConstraintAssert hasCondition(String condition) {
        if (actual.absent()) {
            return myself;
        }
        String was = ask("select pg_catalog.pg_get_expr(c.conbin, c.conrelid) as value from pg_catalog.pg_constraint c"
                        + " where c.oid = ?")
                .text("value");
        Expressions expressions = Expressions.of(actual.source(), actual.owner().oid());
        return was != null && expressions.same(condition, was)
                ? myself
                : fail(ShouldHaveExpression.shouldHaveExpression(
                        actual,
                        "condition",
                        condition,
                        was,
                        expressions.read(condition).refusal()));
    }

    /**
     * Verify that the constraint is about these columns and no others, in any order.
     *
     * <pre>{@code
     * assertThat(db).table("trips").checkConstraint("in_order").hasColumns("starts", "ends");   // passes for check (starts < ends)
     * assertThat(db).table("trips").checkConstraint("in_order").hasColumns("starts");           // fails there
     * }</pre>
     *
     * @throws AssertionError if it is about others
     */
    public CheckConstraintAssert hasColumns(String... columns) {
        return ConstraintColumns.differ(actual, false, columns).map(this::fail).orElse(myself);
    }

    /**
     * Verify that the constraint is NO INHERIT: tables that inherit from this one do not have it.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("price").isNoInherit();    // passes for check (price > 0) no inherit
     * assertThat(db).table("goods").checkConstraintOn("weight").isNoInherit();   // fails for check (weight > 0)
     * }</pre>
     *
     * @throws AssertionError if it is inherited
     */
    public CheckConstraintAssert isNoInherit() {
        return expect(true, NO_INHERIT, "be NO INHERIT", "is not");
    }

    /**
     * Verify that tables which inherit from this one have the constraint as well, which is the default.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("weight").isInheritable();   // passes for check (weight > 0)
     * assertThat(db).table("goods").checkConstraintOn("price").isInheritable();    // fails for check (price > 0) no inherit
     * }</pre>
     *
     * @throws AssertionError if it is NO INHERIT
     */
    public CheckConstraintAssert isInheritable() {
        return expect(false, NO_INHERIT, "be inherited", "is NO INHERIT");
    }

    /**
     * Verify that the constraint has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("price").hasComment("no gifts");   // passes after comment on constraint .. is 'no gifts'
     * assertThat(db).table("goods").checkConstraintOn("price").hasComment("gifts");      // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public CheckConstraintAssert hasComment(String comment) {
        return expectComment("pg_constraint", comment);
    }

    /**
     * Verify that the constraint has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("goods").checkConstraintOn("weight").hasNoComment();   // passes where nobody commented on it
     * assertThat(db).table("goods").checkConstraintOn("price").hasNoComment();    // fails after comment on constraint .. is 'no gifts'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public CheckConstraintAssert hasNoComment() {
        return expectComment("pg_constraint", null);
    }
}
