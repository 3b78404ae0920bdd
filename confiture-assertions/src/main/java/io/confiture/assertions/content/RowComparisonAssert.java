package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldHoldForRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Asserts on some rows beside those of another table or view. */
public class RowComparisonAssert extends AbstractAssert<RowComparisonAssert, RowPair> {

    /** Assert on two sets of rows. */
    public RowComparisonAssert(RowPair actual) {
        super(actual, RowComparisonAssert.class);
    }

    /**
     * Verify that both have the same rows, each as often; all columns are compared, by their names.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqual();   // passes where both have the same rows
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqual();   // fails where one has a row twice
     * }</pre>
     *
     * @throws AssertionError if one has a row or a column that the other has not, or neither has any row
     */
    public RowComparisonAssert areEqual() {
        return areEqualIgnoring();
    }

    /**
     * Verify that both have the same rows, each as often, but for what is in some columns, which need not be in both.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqualIgnoring("id");   // passes where only ids differ
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqualIgnoring();       // fails there
     * }</pre>
     *
     * @throws AssertionError if one has a row or a column that the other has not, or neither has any row
     */
    public RowComparisonAssert areEqualIgnoring(String... columns) {
        Rows there = actual.there();
        if (there == null || actual.absent()) {
            return myself;
        }
        List<String> ignored = List.of(columns);
        List<String> here = without(actual.here(), ignored);
        List<String> others = without(there, ignored);
        List<String> onlyOne = Stream.concat(
                        here.stream().filter(name -> !others.contains(name)).map(name -> "only here: " + name),
                        others.stream().filter(name -> !here.contains(name)).map(name -> "only there: " + name))
                .toList();
        if (!onlyOne.isEmpty()) {
            throwAssertionError(ShouldHoldForRows.shouldHold(
                    actual.here(),
                    "be the " + there,
                    "their columns differ",
                    onlyOne,
                    onlyOne.size(),
                    actual.here().definedAt()));
        }
        return areEqualIn(here.toArray(String[]::new));
    }

    private static List<String> without(Rows rows, List<String> ignored) {
        return rows.names().stream().filter(name -> !ignored.contains(name)).toList();
    }

    /**
     * Verify that both have the same values in some columns, each as often.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqualIn("id", "email");   // passes where these are the same
     * assertThat(db).table("users").rows().comparedWith("users_copy").areEqualIn("id", "bio");     // fails where a bio differs
     * }</pre>
     *
     * @throws AssertionError if one has values that the other has not, or neither has any row
     */
    public RowComparisonAssert areEqualIn(String... columns) {
        Rows there = actual.there();
        if (there == null || actual.absent()) {
            return myself;
        }
        if (columns.length == 0) {
            throw new IllegalArgumentException("no column is left to compare");
        }
        List<String> names = List.of(columns);
        for (String name : names) {
            OtherTable.column(actual.here(), name).ifPresent(this::throwAssertionError);
            OtherTable.column(there, name).ifPresent(this::throwAssertionError);
        }
        String ours = select(actual.here(), "confiture_rows as " + actual.here().alias(), names, actual.here());
        String theirs = select(there, there.from(), names, actual.here());
        String broken = "select " + side("here", names, ours, theirs) + " union all select "
                + side("there", names, theirs, ours);
        List<String> labels = new ArrayList<>(List.of("side"));
        labels.addAll(names);
        RowRule rule = new RowRule(
                "be the " + there + " in " + String.join(", ", names),
                broken,
                labels,
                new RowRule.Verdict(" row is on one side only", " rows are on one side only"),
                "(select pg_catalog.count(*) from confiture_rows) + (select pg_catalog.count(*) from " + there.from()
                        + ")",
                "");
        new RowQuestion(actual.here()).ask(rule).ifPresent(this::throwAssertionError);
        return myself;
    }

    /** The types of one side decide for both how values are compared. */
    private static String select(Rows rows, String from, List<String> names, Rows typed) {
        return "select "
                + String.join(
                        ", ",
                        names.stream()
                                .map(name -> typed.column(name).comparable(rows.alias()) + " as " + Sql.name(name))
                                .toList())
                + " from " + from;
    }

    private static String side(String label, List<String> names, String one, String other) {
        List<String> texts = new ArrayList<>(List.of("'" + label + "'"));
        names.forEach(name -> texts.add("d." + Sql.name(name)));
        return "null::pg_catalog.text as o, " + Sql.texts(texts) + " from (" + one + " except all " + other + ") as d";
    }

    /**
     * Verify that both have as many rows.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("profiles").haveSameCount();   // passes where each user has a profile
     * assertThat(db).table("users").rows().comparedWith("orders").haveSameCount();     // fails where there are more orders
     * }</pre>
     *
     * @throws AssertionError if one has more, or neither has any
     */
    public RowComparisonAssert haveSameCount() {
        // Where neither has any, nothing was compared; where only one has, that is a difference however that is
        // allowed.
        return count("number as many as the ", "=", !actual.here().emptyAllowed());
    }

    /**
     * Verify that there are fewer rows than in the other table.
     *
     * <pre>{@code
     * assertThat(db).table("users").rows().comparedWith("orders").haveFewerRows();   // passes where there are more orders
     * assertThat(db).table("users").rows().comparedWith("users").haveFewerRows();    // fails
     * }</pre>
     *
     * @throws AssertionError if there are as many or more
     */
    public RowComparisonAssert haveFewerRows() {
        return count("number less than the ", "<", false);
    }

    private RowComparisonAssert count(String demand, String operator, boolean some) {
        Rows there = actual.there();
        if (there == null || actual.absent()) {
            return myself;
        }
        String other = "(select pg_catalog.count(*) from " + there.from() + ")";
        RowTotal total = new RowTotal(
                demand + there,
                "pg_catalog.count(*) " + operator + " " + other + (some ? " and pg_catalog.count(*) > 0" : ""),
                "'there are ' || pg_catalog.count(*) || ' and ' || " + other,
                true);
        new RowQuestion(actual.here()).ask(total).ifPresent(this::throwAssertionError);
        return myself;
    }
}
