package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Asserts on the values of one column.
 *
 * <p>Where nothing else is said, rows with NULL are left out, as SQL's own constraints do; where none is left, an assertion
 * fails because nothing was looked at. Expected values of other types than numbers and booleans are written as text, which the
 * server reads as the column's type.
 */
public class ValuesAssert extends AbstractAssert<ValuesAssert, RowValues> implements RelatedValues<ValuesAssert> {

    /** Assert on the values of a column. */
    public ValuesAssert(RowValues actual) {
        super(actual, ValuesAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.rows().source()), info, actual.absent());
    }

    @Override
    public ValuesAssert self() {
        return myself;
    }

    @Override
    public RowValues values() {
        return actual;
    }

    /**
     * Verify that no value is there twice.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("email").areUnique();   // passes where no two users share one
     * assertThat(db).table("users").rows().values("name").areUnique();    // fails where two have one name
     * }</pre>
     *
     * @throws AssertionError if one is, or there is no value
     */
    public ValuesAssert areUnique() {
        if (!actual.absent()) {
            String from = " from confiture_rows as " + actual.rows().alias() + " where " + actual.sql()
                    + " is distinct from null";
            hold(new RowRule(
                    "have unique values in " + actual.column(),
                    "select -pg_catalog.count(*) as o, " + comparable()
                            + "::pg_catalog.text as s0, pg_catalog.count(*)::pg_catalog.text as s1" + from
                            + " group by " + comparable() + " having pg_catalog.count(*) > 1",
                    List.of(actual.column(), "rows"),
                    new RowRule.Verdict(" value is there more than once", " values are there more than once"),
                    "select pg_catalog.count(*)" + from,
                    "all of them have NULL in " + actual.column()));
        }
        return myself;
    }

    /**
     * Verify that all rows have a value.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("email").areNotNull();   // passes where all have one
     * assertThat(db).table("users").rows().values("bio").areNotNull();     // fails where a user has none
     * }</pre>
     *
     * @throws AssertionError if one has NULL, or there are no rows
     */
    public ValuesAssert areNotNull() {
        if (!actual.absent()) {
            String demand = "have no NULL in " + actual.column();
            String breaking = actual.sql() + " is not distinct from null";
            hold(RowRule.ofEach(actual.rows(), demand, breaking, List.of(actual.column())));
        }
        return myself;
    }

    /**
     * Verify that at least one row has a value.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("bio").areNotAllNull();      // passes where one has a bio
     * assertThat(db).table("users").rows().values("deleted").areNotAllNull();  // fails where none was deleted
     * }</pre>
     *
     * @throws AssertionError if none has, or there are no rows
     */
    public ValuesAssert areNotAllNull() {
        return hold(RowTotal.ofRows(
                "have a value in " + actual.column(),
                "pg_catalog.count(" + actual.sql() + ") > 0",
                "'it is NULL in all ' || pg_catalog.count(*)"));
    }

    /**
     * Verify that at least this part of the rows has a value.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("bio").areNotNullInAtLeast(0.5);   // passes where half of the users have one
     * assertThat(db).table("users").rows().values("bio").areNotNullInAtLeast(0.9);   // fails there
     * }</pre>
     *
     * @param proportion from 0 to 1
     * @throws AssertionError if fewer have, or there are no rows
     */
    public ValuesAssert areNotNullInAtLeast(double proportion) {
        if (!(proportion >= 0 && proportion <= 1)) {
            throw new IllegalArgumentException("a proportion is from 0 to 1: " + proportion);
        }
        return hold(RowTotal.ofRows(
                "have a value in " + actual.column() + " in at least " + proportion + " of the rows",
                "pg_catalog.count(" + actual.sql() + ") >= pg_catalog.count(*) * "
                        + BigDecimal.valueOf(proportion).toPlainString(),
                "'only ' || pg_catalog.count(" + actual.sql() + ") || ' of ' || pg_catalog.count(*) || ' have one'"));
    }

    /**
     * Verify that there are at least two different values.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("country").areNotConstant();   // passes where users are from two countries
     * assertThat(db).table("users").rows().values("country").areNotConstant();   // fails where all are from one
     * }</pre>
     *
     * @throws AssertionError if there is one at most
     */
    public ValuesAssert areNotConstant() {
        return hold(RowTotal.ofRows(
                "have different values in " + actual.column(),
                "pg_catalog.count(distinct " + (actual.absent() ? "" : comparable()) + ") > 1",
                "'the only one is ' || coalesce(pg_catalog.min(" + actual.sql() + "::pg_catalog.text), 'NULL')"));
    }

    /**
     * Verify that all values are among these.
     *
     * <pre>{@code
     * assertThat(db).table("orders").rows().values("status").areIn("new", "paid");   // passes where no other status is there
     * assertThat(db).table("orders").rows().values("status").areIn("new");           // fails where an order is paid
     * }</pre>
     *
     * @throws AssertionError if another is there, or there is no value
     */
    public ValuesAssert areIn(Object... accepted) {
        String list = list(accepted);
        return each("have only the values " + list + " in ", actual.sql() + " not in (" + list + ")");
    }

    /**
     * Verify that no value is among these.
     *
     * <pre>{@code
     * assertThat(db).table("orders").rows().values("status").areNotIn("lost");   // passes where none was lost
     * assertThat(db).table("orders").rows().values("status").areNotIn("paid");   // fails where one was paid
     * }</pre>
     *
     * @throws AssertionError if one is, or there is no value
     */
    public ValuesAssert areNotIn(Object... refused) {
        String list = list(refused);
        return each("have none of the values " + list + " in ", actual.sql() + " in (" + list + ")");
    }

    private static String list(Object... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no value is given");
        }
        return Sql.literals(List.of(values));
    }

    /**
     * Verify that all values are in a range, its ends included.
     *
     * <pre>{@code
     * assertThat(db).table("lines").rows().values("quantity").areBetween(1, 100);   // passes where none is 0 or 101
     * assertThat(db).table("lines").rows().values("quantity").areBetween(2, 100);   // fails where one is 1
     * }</pre>
     *
     * @throws AssertionError if one is not, or there is no value
     */
    public ValuesAssert areBetween(Object least, Object most) {
        String range = Sql.literal(least) + " and " + Sql.literal(most);
        return each("have values between " + range + " in ", actual.sql() + " not between " + range);
    }

    /**
     * Verify how all values compare with one.
     *
     * <pre>{@code
     * assertThat(db).table("lines").rows().values("price").are(">=", 0);   // passes where none is negative
     * assertThat(db).table("lines").rows().values("price").are(">", 0);    // fails where one is 0
     * }</pre>
     *
     * @param operator one of {@code < <= > >= <>}
     * @throws AssertionError if one does not, or there is no value
     */
    public ValuesAssert are(String operator, Object bound) {
        if (!List.of("<", "<=", ">", ">=", "<>").contains(operator)) {
            throw new IllegalArgumentException("no operator that values are compared with: " + operator);
        }
        String comparison = operator + " " + Sql.literal(bound);
        return each("have values " + comparison + " in ", "not (" + actual.sql() + " " + comparison + ")");
    }

    /**
     * Verify that no value is an empty text, or one of blanks only.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().values("name").areNotBlank();   // passes where all names have a letter
     * assertThat(db).table("users").rows().values("name").areNotBlank();   // fails where one is ' '
     * }</pre>
     *
     * @throws AssertionError if one is, or there is no value
     */
    public ValuesAssert areNotBlank() {
        return each(
                "have no blank text in ",
                "pg_catalog.btrim(" + actual.sql() + "::pg_catalog.text, E' \\t\\n\\r') = ''");
    }

    private String comparable() {
        return actual.type().comparable(actual.rows().alias());
    }

    private ValuesAssert each(String demand, String breaking) {
        return actual.absent()
                ? myself
                : hold(RowRule.ofEachValue(actual.rows(), demand + actual.column(), actual.column(), breaking));
    }

    private ValuesAssert hold(RowRule rule) {
        return tell(new RowQuestion(actual.rows()).ask(rule));
    }

    private ValuesAssert hold(RowTotal total) {
        return actual.absent() ? myself : tell(new RowQuestion(actual.rows()).ask(total));
    }

    private ValuesAssert tell(Optional<ErrorMessageFactory> message) {
        message.ifPresent(this::throwAssertionError);
        return myself;
    }
}
