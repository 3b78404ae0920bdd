package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.error.ErrorMessageFactory;

/** Asserts how the values of a column stand to each other, to those of other tables, and to the time. */
public interface RelatedValues<SELF> extends Navigable<SELF> {

    /** Return the values that this is about; for the methods of this interface itself. */
    RowValues values();

    /**
     * Verify that every value is one of a column of another table or view, as a foreign key would.
     *
     * <pre>{@code
     * assertThat(db).table("orders").rows().values("user_id").referTo("users", "id");   // passes where each user is there
     * assertThat(db).table("orders").rows().values("user_id").referTo("users", "id");   // fails where one is gone
     * }</pre>
     *
     * @param table found as the search path says, or else in the schema of this table
     * @throws AssertionError if one is not, or there is no value
     */
    default SELF referTo(String table, String column) {
        return refer(table, column, "");
    }

    /**
     * Verify that every value is one of a column of another table or view, in rows that a condition is true of.
     *
     * <pre>{@code
     * assertThat(db).table("orders").rows().values("user_id").referTo("users", "id", "active");   // passes where all are active
     * assertThat(db).table("orders").rows().values("user_id").referTo("users", "id", "false");    // fails
     * }</pre>
     *
     * @param condition SQL over the columns of the other table
     * @throws AssertionError if one is not, or there is no value
     */
    default SELF referTo(String table, String column, String condition) {
        return refer(table, column, condition);
    }

    private SELF refer(String table, String column, String condition) {
        return beside(table, column, other -> {
            String where = condition.isEmpty() ? "" : " where (" + condition + "\n)";
            String there = "select 1 from (select " + other.alias() + "." + Sql.name(column) + " as v from "
                    + other.from() + where + ") as confiture_there where confiture_there.v = " + values().sql();
            return RowRule.ofEachValue(
                    values().rows(),
                    "refer to " + column + " in the " + other + (condition.isEmpty() ? "" : " where " + condition),
                    values().column(),
                    "not exists (" + there + ")");
        });
    }

    /**
     * Verify that each value is there as often as in a column of another table or view, NULL as well.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("id").haveSameCardinalityAs("profiles", "user_id");   // passes where each has one
     * assertThat(db).table("users").rows().values("id").haveSameCardinalityAs("orders", "user_id");     // fails where one has two
     * }</pre>
     *
     * @throws AssertionError if one is there more or less often, or there are no rows
     */
    default SELF haveSameCardinalityAs(String table, String column) {
        return beside(table, column, other -> {
            String both = "select " + values().sql() + " as v, 1 as here, 0 as there from confiture_rows as "
                    + values().rows().alias() + " union all select " + other.alias() + "." + Sql.name(column)
                    + ", 0, 1 from " + other.from();
            String here = "pg_catalog.sum(b.here)";
            String there = "pg_catalog.sum(b.there)";
            return new RowRule(
                    "have each value of " + values().column() + " as often as " + column + " in the " + other,
                    "select null::pg_catalog.text as o, " + Sql.texts(List.of("b.v", here, there)) + " from (" + both
                            + ") as b group by b.v having " + here + " <> " + there,
                    List.of(values().column(), "here", "there"),
                    new RowRule.Verdict(" value is not", " values are not"),
                    "select pg_catalog.count(*) from confiture_rows",
                    "");
        });
    }

    private SELF beside(String table, String column, Function<Rows, RowRule> rule) {
        if (values().absent()) {
            return self();
        }
        OtherTable other = OtherTable.find(values().rows(), table);
        Rows found = other.rows();
        Optional<ErrorMessageFactory> missing = found == null ? other.missing() : OtherTable.column(found, column);
        if (found == null || missing.isPresent()) {
            return tell(missing);
        }
        return hold(rule.apply(found));
    }

    /**
     * Verify that the newest value is not older than this. A date or a timestamp without time zone is taken as UTC.
     *
     * <pre>{@code
     * assertThat(db).table("events").rows().values("at").areRecent(Duration.ofHours(1));   // passes where one is of this hour
     * assertThat(db).table("events").rows().values("at").areRecent(Duration.ofHours(1));   // fails where all are of yesterday
     * }</pre>
     *
     * @throws AssertionError if all are older, or there is no value
     */
    default SELF areRecent(Duration age) {
        if (values().absent()) {
            return self();
        }
        String newest = "pg_catalog.max(" + values().sql() + ")";
        return hold(RowTotal.ofRows(
                "have a value in " + values().column() + " not older than " + age,
                "coalesce(" + values().type().instant(newest) + " >= pg_catalog.clock_timestamp() - "
                        + Sql.interval(age) + ", false)",
                "'the newest is ' || coalesce(" + newest + "::pg_catalog.text, 'NULL')"));
    }

    /**
     * Verify that the values, sorted, follow each other in steps of one.
     *
     * <pre>{@code
     * assertThat(db).table("invoices").rows().values("number").areSequential();   // passes for 7, 8, 9
     * assertThat(db).table("invoices").rows().values("number").areSequential();   // fails for 7, 9, and for 7, 7
     * }</pre>
     *
     * @throws AssertionError if a value is missing or there twice, or there are less than two
     */
    default SELF areSequential() {
        return areSequentialBy(1);
    }

    /**
     * Verify that the values, sorted, follow each other in steps.
     *
     * <pre>{@code
     * assertThat(db).table("lines").rows().values("number").areSequentialBy(10, "order_id");     // passes for 10, 20 in each order
     * assertThat(db).table("days").rows().values("day").areSequentialBy(Duration.ofDays(1));     // fails where a day is missing
     * }</pre>
     *
     * @param step a number, or a {@link Duration} for points in time
     * @param per only rows that agree in these columns follow each other
     * @throws AssertionError if a step is another one, or there are no two values to compare
     */
    default SELF areSequentialBy(Object step, String... per) {
        if (values().absent()) {
            return self();
        }
        for (String name : per) {
            Optional<ErrorMessageFactory> missing = OtherTable.column(values().rows(), name);
            if (missing.isPresent()) {
                return tell(missing);
            }
        }
        return hold(Steps.rule(values(), step, List.of(per)));
    }

    private SELF hold(RowRule rule) {
        return tell(new RowQuestion(values().rows()).ask(rule));
    }

    private SELF hold(RowTotal total) {
        return tell(new RowQuestion(values().rows()).ask(total));
    }

    private SELF tell(Optional<ErrorMessageFactory> message) {
        message.ifPresent(navigation()::report);
        return self();
    }
}
