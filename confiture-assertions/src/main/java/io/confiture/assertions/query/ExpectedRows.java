package io.confiture.assertions.query;

import java.util.List;

/**
 * Compares the rows of a query with rows that a test writes down.
 *
 * <p>Values are equal where PostgreSQL says so, see {@link Row}. JSON is compared as jsonb is. A text given for a column of another
 * type than text, number, boolean or bytea stands for what PostgreSQL reads from it, as {@code '2 days'} does for an interval; values
 * of types that Java does not have are compared by the texts that PostgreSQL writes for them.
 * Whatever cannot be compared fails, with words that say why.
 */
public interface ExpectedRows<SELF> extends Asked<SELF> {

    /**
     * Verify that the query gives these rows and no others, in this order.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users order by id").containsExactly(row(1), row(2));   // passes
     * assertThat(db).query("select id from users order by id").containsExactly(row(2), row(1));   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives others, or in another order
     */
    default SELF containsExactly(Row... rows) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "to be exactly " + RowCheck.count(rows.length) + ", in this order";
        check.compare(expected, List.of(rows), (result, fitted) -> check.exactly(expected, result, fitted));
        return self();
    }

    /**
     * Verify that the query gives these rows and no others, each as often as it is given here.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").containsExactlyInAnyOrder(row(2), row(1));           // passes
     * assertThat(db).query("select id from users").containsExactlyInAnyOrder(row(1), row(2), row(2));   // fails
     * }</pre>
     *
     * @throws AssertionError if it gives others
     */
    default SELF containsExactlyInAnyOrder(Row... rows) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "to be exactly " + RowCheck.count(rows.length) + ", in any order";
        check.compare(expected, List.of(rows), (result, fitted) -> check.inAnyOrder(expected, result, fitted, false));
        return self();
    }

    /**
     * Verify that the query gives each of these rows and no others, however often.
     *
     * <pre>{@code
     * // where the users 1 and 2 both have the role "admin"
     * assertThat(db).query("select role from users").containsOnly(row("admin"));                  // passes
     * assertThat(db).query("select role from users").containsOnly(row("admin"), row("guest"));    // fails
     * }</pre>
     *
     * @throws AssertionError if one is missing, or it gives another
     */
    default SELF containsOnly(Row... rows) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "to be " + RowCheck.count(rows.length) + ", however often";
        check.compare(expected, List.of(rows), (result, fitted) -> check.inAnyOrder(expected, result, fitted, true));
        return self();
    }

    /**
     * Verify that the query gives each of these rows, among others perhaps.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").contains(row(2));   // passes
     * assertThat(db).query("select id from users").contains(row(3));   // fails
     * }</pre>
     *
     * @throws AssertionError if one is missing
     * @throws IllegalArgumentException if no row is given
     */
    default SELF contains(Row... rows) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "to contain " + RowCheck.count(some(rows).size());
        check.compare(expected, some(rows), (result, fitted) -> check.contains(expected, result, fitted, true));
        return self();
    }

    /**
     * Verify that the query gives none of these rows.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).query("select id from users").doesNotContain(row(3));           // passes
     * assertThat(db).query("select id from users").doesNotContain(row(2), row(3));   // fails
     * }</pre>
     *
     * @throws AssertionError if one is there, or could never be since its types are not those of the columns
     * @throws IllegalArgumentException if no row is given
     */
    default SELF doesNotContain(Row... rows) {
        RowCheck check = new RowCheck(navigation(), query());
        String expected = "not to contain any of " + RowCheck.count(some(rows).size());
        check.compare(expected, some(rows), (result, fitted) -> check.containsNot(expected, result, fitted));
        return self();
    }

    private static List<Row> some(Row... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("no row to look for was given");
        }
        return List.of(rows);
    }
}
