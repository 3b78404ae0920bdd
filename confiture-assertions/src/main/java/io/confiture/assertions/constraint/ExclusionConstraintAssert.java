package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Expressions;
import java.util.List;
import java.util.stream.IntStream;

/** Asserts on an exclusion constraint. */
public class ExclusionConstraintAssert extends DatabaseObjectAssert<ExclusionConstraintAssert>
        implements Deferrability<ExclusionConstraintAssert> {

    /** Assert on an exclusion constraint. */
    public ExclusionConstraintAssert(DatabaseObject actual) {
        super(actual, ExclusionConstraintAssert.class);
    }

    /**
     * Verify that the constraint compares a column or an expression of two rows by this operator, among others.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").excludes("during", "&&");   // passes for exclude using gist (during with &&)
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").excludes("during", "=");    // fails there
     * }</pre>
     *
     * @param operator without its schema
     * @throws AssertionError if it does not
     */
    public ExclusionConstraintAssert excludes(String column, String operator) {
        if (actual.absent()) {
            return myself;
        }
        Answer is = ask("""
            select k.*, array(select p.oprname::text from pg_catalog.unnest(c.conexclop) with ordinality e (o, i)
                              join pg_catalog.pg_operator p on p.oid = e.o order by e.i) as operators
            from pg_catalog.pg_constraint c cross join lateral (select c.conindid as oid) o cross join lateral (%s) k
            where c.oid = ?\
            """.formatted(Keys.OF_INDEX));
        List<Key> keys = Key.all(is);
        List<String> operators =
                is.texts("operators").stream().map(String::valueOf).toList();
        Expressions expressions = Expressions.of(actual.source(), actual.owner().oid());
        boolean excluded = IntStream.range(0, keys.size())
                .anyMatch(i -> operators.get(i).equals(operator) && keys.get(i).is(column, expressions));
        List<String> was = IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).text() + " WITH " + operators.get(i))
                .toList();
        return excluded ? myself : fail(ShouldHave.shouldHave(actual, "element", column + " WITH " + operator, was));
    }

    /**
     * Verify that the constraint is held by an index of this method.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").usesMethod("gist");     // passes for exclude using gist (during with &&)
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").usesMethod("spgist");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another
     */
    public ExclusionConstraintAssert usesMethod(String method) {
        return expectValue("""
                select m.amname as value from pg_catalog.pg_constraint c join pg_catalog.pg_class i on i.oid = c.conindid
                join pg_catalog.pg_am m on m.oid = i.relam where c.oid = ?\
                """, "method", method);
    }

    /**
     * Verify that the constraint is about some rows only, and about which. The server compares the two, as
     * {@link CheckConstraintAssert#hasCondition(String)} says.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").hasPredicate("not cancelled");   // passes for exclude (..) where (not cancelled)
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").hasPredicate("cancelled");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it is about all rows, or about others
     */
    public ExclusionConstraintAssert hasPredicate(String predicate) {
        if (actual.absent()) {
            return myself;
        }
        String was = ask("""
            select pg_catalog.pg_get_expr(x.indpred, x.indrelid) as value
            from pg_catalog.pg_constraint c join pg_catalog.pg_index x on x.indexrelid = c.conindid where c.oid = ?\
            """).text("value");
        Expressions expressions = Expressions.of(actual.source(), actual.owner().oid());
        return was != null && expressions.same(predicate, was)
                ? myself
                : fail(ShouldHaveExpression.shouldHaveExpression(
                        actual,
                        "predicate",
                        predicate,
                        was,
                        expressions.read(predicate).refusal()));
    }

    /**
     * Verify that the constraint has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").hasComment("one guest");    // passes after comment on constraint .. is 'one guest'
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").hasComment("two guests");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public ExclusionConstraintAssert hasComment(String comment) {
        return expectComment("pg_constraint", comment);
    }

    /**
     * Verify that the constraint has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("bookings").exclusionConstraint("no_twins").hasNoComment();     // passes where nobody commented on it
     * assertThat(db).table("bookings").exclusionConstraint("no_overlap").hasNoComment();   // fails after comment on constraint .. is 'one guest'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public ExclusionConstraintAssert hasNoComment() {
        return expectComment("pg_constraint", null);
    }
}
