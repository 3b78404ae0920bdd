package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on one row of what a query gives. */
public class RowAssert extends AbstractAssert<RowAssert, ResultRow> {

    /** Assert on a row. */
    public RowAssert(ResultRow actual) {
        super(actual, RowAssert.class);
    }

    /**
     * Verify all values of the row, in the order of the columns.
     *
     * <pre>{@code
     * assertThat(db).query("select 1, 'a'").row(0).hasValues(1, "a");   // passes
     * assertThat(db).query("select 1, 'a'").row(0).hasValues(1, "b");   // fails
     * }</pre>
     *
     * @throws AssertionError if one differs
     */
    public RowAssert hasValues(@Nullable Object @Nullable ... values) {
        if (actual.absent()) {
            return myself;
        }
        RowCheck check = new RowCheck(navigation(), actual.query());
        String expected = "to have " + Row.row(values) + " as row " + index();
        check.compare(expected, List.of(Row.row(values)), (result, fitted) -> {
            if (!actual.row().equals(fitted.get(0))) {
                RowTable table = new RowTable(actual.columns(), info.representation());
                table.add('-', fitted);
                table.add('+', List.of(actual.row()));
                check.report(expected, "it is:\n" + table + RowTable.MARKS);
            }
        });
        return myself;
    }

    /**
     * Verify all values of the row, as {@link #hasValues} does.
     *
     * <pre>{@code
     * assertThat(db).query("select 1, 'a'").row(0).isEqualTo(row(1, "a"));   // passes
     * assertThat(db).query("select 1, 'a'").row(0).isEqualTo(row(1, "b"));   // fails
     * }</pre>
     *
     * @param expected a {@link Row}
     * @throws AssertionError if a value differs
     * @throws IllegalArgumentException if it is no row
     */
    @Override
    public RowAssert isEqualTo(@Nullable Object expected) {
        return hasValues(row(expected).values().toArray());
    }

    /**
     * Verify that a value of the row differs.
     *
     * <pre>{@code
     * assertThat(db).query("select 1, 'a'").row(0).isNotEqualTo(row(1, "b"));   // passes
     * assertThat(db).query("select 1, 'a'").row(0).isNotEqualTo(row(1, "a"));   // fails
     * }</pre>
     *
     * @param other a {@link Row}
     * @throws AssertionError if none differs
     * @throws IllegalArgumentException if it is no row
     */
    @Override
    public RowAssert isNotEqualTo(@Nullable Object other) {
        Row unexpected = row(other);
        if (actual.absent()) {
            return myself;
        }
        RowCheck check = new RowCheck(navigation(), actual.query());
        String expected = "to have other values than " + unexpected + " as row " + index();
        check.compare(expected, List.of(unexpected), (result, fitted) -> {
            if (actual.row().equals(fitted.get(0))) {
                check.report(expected, "it has these");
            }
        });
        return myself;
    }

    private static Row row(@Nullable Object value) {
        if (value instanceof Row row) {
            return row;
        }
        throw new IllegalArgumentException("a row of a query is compared with row(..), not with " + value);
    }

    /**
     * Lead to AssertJ's assertions on the value of a column, which is compared as PostgreSQL compares it.
     *
     * <pre>{@code
     * assertThat(db).query("select 1 as id").row(0).value("id").isEqualTo(1);   // passes
     * assertThat(db).query("select 1 as id").row(0).value("id").isEqualTo(2);   // fails
     * }</pre>
     *
     * @throws AssertionError if there is no column of this name, or several
     */
    public ObjectAssert<Object> value(String column) {
        Optional<Integer> place = actual.absent()
                ? Optional.empty()
                : new Cells(navigation(), actual.query()).place(actual.columns(), column);
        Nested nested = new Nested(navigation());
        return place.map(at ->
                        nested.object(actual.row().get(at), actual.columns().get(at)))
                .orElseGet(() -> nested.object(null, null));
    }

    private Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.query().text().source()), info, false);
    }

    private String index() {
        return actual.toString().substring("row ".length(), actual.toString().indexOf(':'));
    }
}
