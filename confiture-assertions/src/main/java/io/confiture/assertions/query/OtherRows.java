package io.confiture.assertions.query;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a query with those of another query on the same database.
 *
 * <p>The columns must be as many and of the same types, whatever their names; where the order does not matter, numbers of different
 * types are compared with each other and so are texts, as in a UNION. Where they are not, every comparison fails, those that look
 * for a difference as well.
 */
public interface OtherRows<SELF> extends Asked<SELF> {

    /**
     * Verify that both queries give the same rows in the same order.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users order by id").hasSameRowsAs("values (1::bigint), (2)");   // passes
     * assertThat(db).query("select id from users order by id").hasSameRowsAs("values (2::bigint), (1)");   // fails
     * }</pre>
     *
     * @param parameters for the question marks of the other query
     * @throws AssertionError if they give other rows, or the types of their columns differ
     */
    default SELF hasSameRowsAs(String sql, @Nullable Object @Nullable ... parameters) {
        RowCheck check = new RowCheck(navigation(), query());
        Query other = other(sql, parameters);
        String expected = "to be those of\n  " + other + "\nin the same order";
        check.compare(expected, other, true, (result, rows) -> check.exactly(expected, result, rows));
        return self();
    }

    /**
     * Verify that the queries do not give the same rows in the same order.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users order by id").doesNotHaveSameRowsAs("values (2::bigint), (1)");   // passes
     * assertThat(db).query("select id from users order by id").doesNotHaveSameRowsAs("values (1::bigint), (2)");   // fails
     * }</pre>
     *
     * @throws AssertionError if they give the same, or the types of their columns differ
     */
    default SELF doesNotHaveSameRowsAs(String sql, @Nullable Object @Nullable ... parameters) {
        return differs(" in the same order", other(sql, parameters), true, (have, want) -> have.equals(want));
    }

    /**
     * Verify that both queries give the same rows, each as often, in whatever order.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").hasSameRowsInAnyOrderAs("values (2), (1)");        // passes
     * assertThat(db).query("select id from users").hasSameRowsInAnyOrderAs("values (1), (2), (2)");   // fails
     * }</pre>
     *
     * @throws AssertionError if they give other rows, or the types of their columns differ
     */
    default SELF hasSameRowsInAnyOrderAs(String sql, @Nullable Object @Nullable ... parameters) {
        RowCheck check = new RowCheck(navigation(), query());
        Query other = other(sql, parameters);
        String expected = "to be those of\n  " + other + "\nin any order";
        check.compare(expected, other, false, (result, rows) -> check.inAnyOrder(expected, result, rows, false));
        return self();
    }

    /**
     * Verify that the queries do not give the same rows, each as often.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").doesNotHaveSameRowsInAnyOrderAs("values (1), (2), (2)");   // passes
     * assertThat(db).query("select id from users").doesNotHaveSameRowsInAnyOrderAs("values (2), (1)");        // fails
     * }</pre>
     *
     * @throws AssertionError if they give the same, or the types of their columns differ
     */
    default SELF doesNotHaveSameRowsInAnyOrderAs(String sql, @Nullable Object @Nullable ... parameters) {
        return differs(" in any order", other(sql, parameters), false, (have, want) -> same(have, want, false));
    }

    /**
     * Verify that both queries give the same rows, however often and in whatever order.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").hasSameDistinctRowsAs("values (1), (2), (2)");   // passes
     * assertThat(db).query("select id from users").hasSameDistinctRowsAs("values (1)");             // fails
     * }</pre>
     *
     * @throws AssertionError if one gives a row that the other does not, or the types of their columns differ
     */
    default SELF hasSameDistinctRowsAs(String sql, @Nullable Object @Nullable ... parameters) {
        RowCheck check = new RowCheck(navigation(), query());
        Query other = other(sql, parameters);
        String expected = "to be those of\n  " + other + "\nhowever often";
        check.compare(expected, other, false, (result, rows) -> check.inAnyOrder(expected, result, rows, true));
        return self();
    }

    /**
     * Verify that one of the queries gives a row that the other does not.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").doesNotHaveSameDistinctRowsAs("values (1)");             // passes
     * assertThat(db).query("select id from users").doesNotHaveSameDistinctRowsAs("values (1), (2), (2)");   // fails
     * }</pre>
     *
     * @throws AssertionError if they give the same, or the types of their columns differ
     */
    default SELF doesNotHaveSameDistinctRowsAs(String sql, @Nullable Object @Nullable ... parameters) {
        return differs(", however often", other(sql, parameters), false, (have, want) -> same(have, want, true));
    }

    /**
     * Verify that the query gives all rows of another query, each at least as often.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").containsAllRowsOf("values (2)");        // passes
     * assertThat(db).query("select id from users").containsAllRowsOf("values (2), (2)");   // fails
     * }</pre>
     *
     * @throws AssertionError if one is missing, the other query gives none at all, or the types of their columns differ
     */
    default SELF containsAllRowsOf(String sql, @Nullable Object @Nullable ... parameters) {
        return containsOf(other(sql, parameters), "all rows of", false);
    }

    /**
     * Verify that the query gives all rows of another query, however often.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").containsAllDistinctRowsOf("values (2), (2)");   // passes
     * assertThat(db).query("select id from users").containsAllDistinctRowsOf("values (3)");        // fails
     * }</pre>
     *
     * @throws AssertionError if one is missing, the other query gives none at all, or the types of their columns differ
     */
    default SELF containsAllDistinctRowsOf(String sql, @Nullable Object @Nullable ... parameters) {
        return containsOf(other(sql, parameters), "all distinct rows of", true);
    }

    /**
     * Verify that the query gives no row of another query.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").doesNotContainAnyRowOf("values (3)");        // passes
     * assertThat(db).query("select id from users").doesNotContainAnyRowOf("values (2), (3)");   // fails
     * }</pre>
     *
     * @throws AssertionError if one is there, the other query gives none at all, or the types of their columns differ
     */
    default SELF doesNotContainAnyRowOf(String sql, @Nullable Object @Nullable ... parameters) {
        RowCheck check = new RowCheck(navigation(), query());
        Query other = other(sql, parameters);
        String expected = "not to contain any row of\n  " + other;
        check.compare(expected, other, false, (result, rows) -> {
            if (rows.isEmpty()) {
                check.report(expected, "that gives no rows, so nothing was compared");
            }
            check.containsNot(expected, result, rows);
        });
        return self();
    }

    private SELF containsOf(Query other, String what, boolean distinct) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "to contain " + what + "\n  " + other;
        check.compare(expected, other, false, (result, rows) -> {
            if (rows.isEmpty()) {
                check.report(expected, "that gives no rows, so nothing was compared");
            }
            check.contains(expected, result, rows, distinct);
        });
        return self();
    }

    private SELF differs(String how, Query other, boolean sameTypes, BiPredicate<List<Row>, List<Row>> same) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "not to be those of\n  " + other;
        BiConsumer<Result, List<Row>> comparison = (result, rows) -> {
            if (same.test(result.rows(), rows)) {
                check.report(expected, "both give the same " + RowCheck.count(rows.size()) + how);
            }
        };
        check.compare(expected, other, sameTypes, comparison);
        return self();
    }

    private static boolean same(List<Row> have, List<Row> want, boolean distinct) {
        RowBag one = RowBag.of(have, distinct);
        RowBag other = RowBag.of(want, distinct);
        return one.minus(other).isEmpty() && other.minus(one).isEmpty();
    }

    private Query other(String sql, @Nullable Object @Nullable ... parameters) {
        return Query.of(query().text().source(), sql, parameters);
    }
}
