package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldGiveRows;
import io.confiture.assertions.error.ShouldRun;
import io.confiture.assertions.object.Navigation;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Compares what a query gives with rows, and reports through the assertion that asks. */
final class RowCheck {
    private final Navigation navigation;
    private final Query query;

    RowCheck(Navigation navigation, Query query) {
        this.navigation = navigation;
        this.query = query;
    }

    /** Return what the query gives, or report that it gives nothing. */
    Optional<Result> result() {
        return result(query);
    }

    private Optional<Result> result(Query asked) {
        Query.Answered answered = asked.ask();
        ServerError error = answered.error();
        Result result = answered.result();
        if (error != null) {
            navigation.report(ShouldRun.shouldRun("query", asked, error));
        } else if (result == null) {
            navigation.report(ShouldRun.shouldRun("query", asked, "it gives no rows; statement(..) is for such"));
        }
        return Optional.ofNullable(result);
    }

    /** Return what the query gives, or report that these are more rows than can be compared. */
    Optional<Result> all() {
        return all(query);
    }

    private Optional<Result> all(Query asked) {
        return result(asked).filter(result -> {
            if (result.more()) {
                navigation.report(ShouldGiveRows.shouldGiveRows(
                        asked,
                        "to be at most " + count(Result.HELD) + ", as many as are compared",
                        "there are " + result.count() + ": compare a part of them, or let the query sum them up"));
            }
            return !result.more();
        });
    }

    void report(String expected, String was) {
        navigation.report(ShouldGiveRows.shouldGiveRows(query, expected, was));
    }

    /** Compare with rows that the test gives, once those can be compared at all. */
    void compare(String expected, List<Row> rows, BiConsumer<Result, List<Row>> comparison) {
        all().ifPresent(result -> {
            Fitting fitting = new Fitting(query.text().source(), result.columns());
            List<Row> fitted = fitting.fit(rows);
            fitting.misfit()
                    .ifPresentOrElse(
                            misfit -> report(expected, "that cannot be compared:\n  " + misfit),
                            () -> comparison.accept(result, fitted));
        });
    }

    /** Compare with the rows of another query, once their types allow it. */
    void compare(String expected, Query other, boolean sameTypes, BiConsumer<Result, List<Row>> comparison) {
        all().ifPresent(result -> all(other).ifPresent(another -> {
            if (ColumnTypes.comparable(result.columns(), another.columns(), sameTypes)) {
                comparison.accept(result, another.rows());
            } else {
                ColumnTypes types = new ColumnTypes(query.text().source());
                report(
                        expected,
                        "the columns differ in number or type:\n  have: " + types.list(result.columns()) + "\n  want: "
                                + types.list(another.columns()));
            }
        }));
    }

    void exactly(String expected, Result result, List<Row> rows) {
        if (!result.rows().equals(rows)) {
            boolean reordered = RowBag.of(result.rows(), false)
                            .minus(RowBag.of(rows, false))
                            .isEmpty()
                    && result.rows().size() == rows.size();
            report(
                    expected,
                    (reordered ? "they are in another order" : "there are " + count(result.count())) + ":\n"
                            + diff(result, rows).ordered() + RowTable.MARKS);
        }
    }

    void inAnyOrder(String expected, Result result, List<Row> rows, boolean distinct) {
        RowBag have = RowBag.of(result.rows(), distinct);
        RowBag want = RowBag.of(rows, distinct);
        if (!have.minus(want).isEmpty() || !want.minus(have).isEmpty()) {
            report(
                    expected,
                    "there are " + count(result.count()) + ":\n"
                            + diff(result, rows).unordered(distinct) + RowTable.MARKS);
        }
    }

    void contains(String expected, Result result, List<Row> rows, boolean distinct) {
        List<Row> missing = RowBag.of(rows, distinct).minus(RowBag.of(result.rows(), distinct));
        if (!missing.isEmpty()) {
            report(
                    expected,
                    "of " + count(result.count()) + " these are missing:\n"
                            + diff(result, rows).only('-', missing));
        }
    }

    void containsNot(String expected, Result result, List<Row> rows) {
        List<Row> common = RowBag.of(result.rows(), true).common(RowBag.of(rows, true));
        if (!common.isEmpty()) {
            report(expected, "these are there:\n" + diff(result, rows).only('+', common));
        }
    }

    private RowDiff diff(Result result, List<Row> rows) {
        return new RowDiff(
                result.columns(), result.rows(), rows, navigation.info().representation());
    }

    /** Write how many rows: {@code 1 row}, {@code 2 rows}. */
    static String count(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }
}
