package io.confiture.assertions.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Is what is demanded of rows: a query for those that break it.
 *
 * <p>It may select from {@code confiture_rows}, which holds the rows.
 *
 * @param demand what is demanded, after "to"
 * @param broken selects {@code o}, what the breaking rows are sorted by, and for each label a text {@code s0}, {@code s1}, ..
 * @param labels what the selected texts are called
 * @param verdict what is said of the breaking ones
 * @param looked selects how much there was to look at
 * @param nothing says why it was nothing although there are rows
 */
record RowRule(String demand, String broken, List<String> labels, Verdict verdict, String looked, String nothing) {

    /** Demand something of each row. */
    static RowRule ofEach(Rows rows, String demand, String breaking, List<String> shown) {
        return ofEach(rows, demand, "confiture_rows as " + rows.alias(), breaking, shown);
    }

    /** Demand something of each row that has a value in a column. */
    static RowRule ofEachValue(Rows rows, String demand, String column, String breaking) {
        String value = rows.alias() + "." + Sql.name(column);
        // Of a composite value with a NULL in it, IS NOT NULL is false.
        RowRule rule = ofEach(rows, demand, value + " is distinct from null and " + breaking, List.of(column));
        return rule.lookingAt(
                "select pg_catalog.count(" + value + ") from confiture_rows as " + rows.alias(),
                "all of them have NULL in " + column);
    }

    /** Demand something of each row of a query that adds columns to the rows. */
    static RowRule ofEach(Rows rows, String demand, String from, String breaking, List<String> shown) {
        List<String> key = rows.key();
        Set<String> labels = new LinkedHashSet<>(key);
        labels.addAll(shown);
        List<String> texts = new ArrayList<>();
        texts.add(
                key.isEmpty()
                        ? "null::pg_catalog.text as o"
                        : "row("
                                + String.join(
                                        ", ",
                                        key.stream().map(k -> column(rows, k)).toList()) + ") as o");
        for (String label : labels) {
            texts.add(column(rows, label) + "::pg_catalog.text as s" + (texts.size() - 1));
        }
        if (key.isEmpty()) {
            // Nothing names the row, so all of it is shown.
            texts.add("(" + rows.alias() + ".*)::pg_catalog.text as s" + labels.size());
            labels.add("row");
        }
        String broken = "select " + String.join(", ", texts) + " from " + from + " where " + breaking;
        return new RowRule(
                demand,
                broken,
                List.copyOf(labels),
                Verdict.ROWS,
                "select pg_catalog.count(*) from confiture_rows",
                "");
    }

    private static String column(Rows rows, String name) {
        return rows.alias() + "." + Sql.name(name);
    }

    RowRule lookingAt(String other, String otherNothing) {
        return new RowRule(demand, broken, labels, verdict, other, otherNothing);
    }

    /**
     * Says what is the matter with what breaks a rule.
     *
     * @param one what is said of one, behind the number
     * @param many what is said of several
     */
    record Verdict(String one, String many) {
        static final Verdict ROWS = new Verdict(" does not", " do not");

        String of(long count, long rows) {
            String whose = equals(ROWS) ? " of " + rows + " rows" : "";
            return count + whose + (count == 1 ? one : many);
        }
    }
}
