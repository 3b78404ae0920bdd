package io.confiture.assertions.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.internal.Failures;

/**
 * Asserts on the rows of a table, a view or a query, as the server sees them: each assertion is one query, and only counts and a
 * few examples come back.
 *
 * <p>Where there are no rows to look at, what is said of each of them fails, unless {@link #allowingNoRows()} was said before.
 */
public class RowsAssert extends AbstractAssert<RowsAssert, Rows> {

    /** Assert on rows. */
    public RowsAssert(Rows actual) {
        super(actual, RowsAssert.class);
    }

    /**
     * Narrow the rows to those that a condition is true of.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().where("active").values("email").areNotNull();   // passes though inactive ones have none
     * assertThat(db).table("users").rows().where("false").values("email").areNotNull();    // fails: there are none
     * }</pre>
     *
     * @param condition SQL over the columns; several conditions must all be true
     */
    public RowsAssert where(String condition) {
        return nest(actual.where(condition));
    }

    /**
     * Let the assertions that follow pass where there is nothing to look at.
     *
     * <pre>{@code
     * assertThat(db).table("empty").rows().allowingNoRows().areUnique("email");   // passes
     * assertThat(db).table("empty").rows().areUnique("email");                    // fails
     * }</pre>
     */
    public RowsAssert allowingNoRows() {
        return nest(actual.allowingNone());
    }

    private RowsAssert nest(Rows rows) {
        return described(actual.source().nesting().nest(RowsAssert.class, Rows.class, rows, RowsAssert::new));
    }

    private <A extends AbstractAssert<A, ?>> A described(A nested) {
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }

    /**
     * Lead to the assertions on the values of one column.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("email").areNotNull();   // passes where all have one
     * assertThat(db).table("users").rows().values("emial");                // fails: there is no column emial; did you mean email?
     * }</pre>
     *
     * @throws AssertionError if there is no column of this name
     */
    public ValuesAssert values(String column) {
        if (!actual.absent()) {
            OtherTable.column(actual, column)
                    .ifPresent(message ->
                            actual.source().nesting().report(Failures.instance().failure(info, message)));
        }
        return described(actual.source()
                .nesting()
                .nest(ValuesAssert.class, RowValues.class, new RowValues(actual, column), ValuesAssert::new));
    }

    /**
     * Verify that no two rows agree in these columns. Rows with NULL in one of them agree with none, as in a UNIQUE constraint.
     *
     * <pre>{@code
     * assertThat(db).table("lines").rows().areUnique("order_id", "number");   // passes where no order has a number twice
     * assertThat(db).table("lines").rows().areUnique("order_id");             // fails where an order has two lines
     * }</pre>
     *
     * @throws AssertionError if two rows agree, or there is no row without NULL in these columns
     */
    public RowsAssert areUnique(String... columns) {
        return withColumns(columns, names -> {
            String list = String.join(", ", names);
            List<String> values = names.stream().map(this::comparable).toList();
            String present = String.join(
                    " and ",
                    values.stream().map(v -> v + " is distinct from null").toList());
            String from = " from confiture_rows as " + actual.alias() + " where " + present;
            String broken = "select -pg_catalog.count(*) as o, " + Sql.texts(values)
                    + ", pg_catalog.count(*)::pg_catalog.text as s" + values.size() + from + " group by "
                    + String.join(", ", values) + " having pg_catalog.count(*) > 1";
            List<String> labels = new ArrayList<>(names);
            labels.add("rows");
            return ask(new RowRule(
                    "be unique in " + list,
                    broken,
                    labels,
                    new RowRule.Verdict(
                            " combination is there more than once", " combinations are there more than once"),
                    "select pg_catalog.count(*)" + from,
                    "all of them have NULL in " + list));
        });
    }

    /**
     * Verify that no row has NULL in any of these columns.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().areNotNull("email", "name");   // passes where all rows have both
     * assertThat(db).table("users").rows().areNotNull("bio");             // fails where a user has none
     * }</pre>
     *
     * @throws AssertionError if one has, or there are no rows
     */
    public RowsAssert areNotNull(String... columns) {
        return withColumns(columns, names -> {
            String some = names.stream()
                    .map(name -> value(name) + " is not distinct from null")
                    .collect(Collectors.joining(" or "));
            String list = String.join(", ", names);
            return ask(RowRule.ofEach(actual, "have no NULL in " + list, "(" + some + ")", names));
        });
    }

    /**
     * Verify that an SQL expression is true of every row; neither false nor NULL.
     *
     * <pre>{@code
     * assertThat(db).table("orders").rows().allMatch("shipped_at >= ordered_at");   // passes where none was shipped too early
     * assertThat(db).table("orders").rows().allMatch("total > 0");                  // fails where a total is 0 or NULL
     * }</pre>
     *
     * @throws AssertionError if it is not true of one, or there are no rows
     */
    public RowsAssert allMatch(String expression) {
        return ask(RowRule.ofEach(
                actual, "match " + expression + " in every row", "((" + expression + "\n) is not true)", List.of()));
    }

    /**
     * Verify that an SQL expression is true of no row.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().noneMatch("email like '%@example.com'");   // passes where no such address is left
     * assertThat(db).table("users").rows().noneMatch("true");                         // fails where there is a row
     * }</pre>
     *
     * @throws AssertionError if it is true of one, or there are no rows
     */
    public RowsAssert noneMatch(String expression) {
        return ask(RowRule.ofEach(
                actual, "match " + expression + " in no row", "((" + expression + "\n) is true)", List.of()));
    }

    /**
     * Verify that an SQL expression is true of at least one row.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().anyMatch("role = 'admin'");   // passes where there is one
     * assertThat(db).table("users").rows().anyMatch("false");            // fails
     * }</pre>
     *
     * @throws AssertionError if it is true of none
     */
    public RowsAssert anyMatch(String expression) {
        String matching = "pg_catalog.count(*) filter (where " + expression + "\n)";
        return ask(new RowTotal(
                "match " + expression + " in some row",
                matching + " > 0",
                "'none of ' || pg_catalog.count(*) || ' rows does'",
                true));
    }

    /**
     * Verify how many rows there are; 0 is a number like others.
     *
     * <pre>{@code
     * assertThat(db).table("countries").rows().haveCount(249);   // passes where there are 249
     * assertThat(db).table("countries").rows().haveCount(250);   // fails there
     * }</pre>
     *
     * @throws AssertionError if there are more or less
     */
    public RowsAssert haveCount(long count) {
        return ask(RowTotal.ofCount("number " + count, "pg_catalog.count(*) = " + count));
    }

    /**
     * Verify that there are at least and at most so many rows.
     *
     * <pre>{@code
     * assertThat(db).table("countries").rows().haveCountBetween(200, 300);   // passes where there are 249
     * assertThat(db).table("countries").rows().haveCountBetween(250, 300);   // fails there
     * }</pre>
     *
     * @throws AssertionError if there are more or less
     */
    public RowsAssert haveCountBetween(long least, long most) {
        return ask(RowTotal.ofCount(
                "number from " + least + " to " + most, "pg_catalog.count(*) between " + least + " and " + most));
    }

    /**
     * Verify that rows which each hold for a range, from a lower to an upper bound, do not overlap.
     *
     * <pre>{@code
     * Ranges validity = Ranges.between("valid_from", "valid_to").per("product_id");
     * assertThat(db).table("prices").rows().haveExclusiveRanges(validity);                 // passes where no product has two prices
     * assertThat(db).table("prices").rows().haveExclusiveRanges(validity.withoutGaps());   // fails where one has none for a day
     * }</pre>
     *
     * @throws AssertionError if a range overlaps the next, is empty or turned around, or there are no rows
     */
    public RowsAssert haveExclusiveRanges(Ranges ranges) {
        return withColumns(ranges.columns().toArray(String[]::new), names -> ask(ranges.rule(actual)));
    }

    /**
     * Lead to the assertions that compare the rows with those of a table or view.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqual();   // passes where both have the same rows
     * assertThat(db).table("users").rows().comparedWith("users_cpoy");              // fails: there is no table users_cpoy
     * }</pre>
     *
     * @param table found as the search path says, or else in the schema of this table
     * @throws AssertionError if there is none of this name
     */
    public RowComparisonAssert comparedWith(String table) {
        OtherTable other = actual.absent() ? OtherTable.NONE : OtherTable.find(actual, table);
        other.missing()
                .ifPresent(message ->
                        actual.source().nesting().report(Failures.instance().failure(info, message)));
        RowPair pair = new RowPair(actual, other.rows());
        return described(actual.source()
                .nesting()
                .nest(RowComparisonAssert.class, RowPair.class, pair, RowComparisonAssert::new));
    }

    private RowsAssert withColumns(String[] columns, Function<List<String>, RowsAssert> check) {
        if (actual.absent()) {
            return myself;
        }
        if (columns.length == 0) {
            throw new IllegalArgumentException("no column is named");
        }
        List<String> names = List.of(columns);
        for (String name : names) {
            OtherTable.column(actual, name).ifPresent(this::throwAssertionError);
        }
        return check.apply(names);
    }

    private RowsAssert ask(RowRule rule) {
        if (!actual.absent()) {
            new RowQuestion(actual).ask(rule).ifPresent(this::throwAssertionError);
        }
        return myself;
    }

    private RowsAssert ask(RowTotal total) {
        if (!actual.absent()) {
            new RowQuestion(actual).ask(total).ifPresent(this::throwAssertionError);
        }
        return myself;
    }

    private String comparable(String name) {
        return actual.column(name).comparable(actual.alias());
    }

    private String value(String name) {
        return actual.alias() + "." + Sql.name(name);
    }
}
