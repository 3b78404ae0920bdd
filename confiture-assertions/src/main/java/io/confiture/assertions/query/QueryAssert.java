package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on what a query gives. */
public class QueryAssert extends AbstractAssert<QueryAssert, Query>
        implements ExpectedRows<QueryAssert>, OtherRows<QueryAssert>, ResultNavigation<QueryAssert> {

    /** Assert on a query. */
    public QueryAssert(Query actual) {
        super(actual, QueryAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.text().source()), info, false);
    }

    @Override
    public QueryAssert self() {
        return this;
    }

    @Override
    public Query query() {
        return actual;
    }

    /**
     * Refuse: a query is no value that something else could be equal to.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public QueryAssert isEqualTo(@Nullable Object expected) {
        throw new UnsupportedOperationException(
                "compare the rows of a query with containsExactly(row(..)) or hasSameRowsAs(\"select ..\"), and a single value"
                        + " with value().isEqualTo(..)");
    }

    /**
     * Refuse, as {@link #isEqualTo}: it would pass for everything.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public QueryAssert isNotEqualTo(@Nullable Object other) {
        throw new UnsupportedOperationException(
                "compare the rows of a query with doesNotContain(row(..)) or doesNotHaveSameRowsAs(\"select ..\"), and a single"
                        + " value with value().isNotEqualTo(..)");
    }

    /**
     * Verify that the query gives no rows.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select from users where id > 2").isEmpty();   // passes
     * assertThat(db).query("select from users where id > 1").isEmpty();   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives any
     */
    public QueryAssert isEmpty() {
        RowCheck check = check();
        check.result().filter(result -> result.count() > 0).ifPresent(result -> {
            RowTable table = new RowTable(result.columns(), info.representation());
            table.add('+', result.rows());
            check.report("to be none", "there are " + RowCheck.count(result.count()) + ":\n" + table);
        });
        return myself;
    }

    /**
     * Verify that the query gives rows.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select from users where id > 1").isNotEmpty();   // passes
     * assertThat(db).query("select from users where id > 2").isNotEmpty();   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives none
     */
    public QueryAssert isNotEmpty() {
        RowCheck check = check();
        check.result()
                .filter(result -> result.count() == 0)
                .ifPresent(result -> check.report("to be some", "there are none"));
        return myself;
    }

    /**
     * Verify how many rows the query gives.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select from users").hasRowCount(2);   // passes
     * assertThat(db).query("select from users").hasRowCount(3);   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives another number
     */
    public QueryAssert hasRowCount(long expected) {
        RowCheck check = check();
        check.result()
                .filter(result -> result.count() != expected)
                .ifPresent(result -> check.report("to be " + expected, "there are " + result.count()));
        return myself;
    }

    /**
     * Verify the names of the query's columns, in their order.
     *
     * <pre>{@code
     * assertThat(db).query("select id, email from users").hasColumns("id", "email");   // passes
     * assertThat(db).query("select email, id from users").hasColumns("id", "email");   // fails
     * }</pre>
     *
     * @throws AssertionError if they are others, or in another order
     */
    public QueryAssert hasColumns(String... names) {
        List<String> expected = List.of(names);
        RowCheck check = check();
        check.result().ifPresent(result -> {
            List<String> there = result.columns().stream().map(Column::name).toList();
            if (!there.equals(expected)) {
                check.report(
                        "to have the columns " + String.join(", ", expected), "they have " + String.join(", ", there));
            }
        });
        return myself;
    }

    /**
     * Verify the types of the query's columns, in their order. Results have types without lengths: {@code varchar} for a
     * {@code varchar(20)}, and of a domain the type beneath it.
     *
     * <pre>{@code
     * assertThat(db).query("select 1, 'a'").hasColumnTypes("int", "text");   // passes
     * assertThat(db).query("select 1, 2").hasColumnTypes("int", "text");     // fails
     * }</pre>
     *
     * @throws AssertionError if they are others, or in another order
     * @throws IllegalArgumentException if there is no such type, or it has a length or the like
     */
    public QueryAssert hasColumnTypes(String... types) {
        List<String> expected = List.of(types);
        RowCheck check = check();
        check.result().ifPresent(result -> {
            ColumnTypes known = new ColumnTypes(actual.text().source());
            List<Long> there = result.columns().stream().map(Column::oid).toList();
            if (!there.equals(
                    expected.stream().map(type -> known.type(type).oid()).toList())) {
                check.report(
                        "to have the column types " + String.join(", ", expected),
                        "they have " + known.list(result.columns()));
            }
        });
        return myself;
    }

    /**
     * Lead to the assertions on the plan of the query, which does not run for that.
     *
     * <pre>{@code
     * // where users has an index on email
     * assertThat(db).query("select from users where email = 'a'").plan().canUseIndex("users_email_idx");   // passes
     * assertThat(db).query("select from users where bio = 'a'").plan().canUseIndex("users_email_idx");     // fails
     * }</pre>
     */
    public PlanAssert plan() {
        return navigation()
                .described(actual.text()
                        .source()
                        .nesting()
                        .nest(PlanAssert.class, QueryPlan.class, new QueryPlan(actual.text()), PlanAssert::new));
    }

    private RowCheck check() {
        return new RowCheck(navigation(), actual);
    }
}
