package io.confiture.assertions.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Demands that values follow each other in steps. */
final class Steps {
    private Steps() {}

    static RowRule rule(RowValues values, Object step, List<String> per) {
        Rows rows = values.rows();
        String partition = per.isEmpty()
                ? ""
                : "partition by " + per.stream().map(Sql::name).collect(Collectors.joining(", ")) + " ";
        String alias = rows.alias();
        String from = "(select " + alias + ".*, pg_catalog.lag(" + values.sql() + ") over (" + partition + "order by "
                + values.sql() + ") as confiture_before from confiture_rows as " + alias + " where " + values.sql()
                + " is not null) as " + alias;
        String before = alias + ".confiture_before";
        List<String> shown = new ArrayList<>(per);
        shown.add(values.column());
        String each = per.isEmpty() ? "" : " for each " + String.join(", ", per);
        return RowRule.ofEach(
                        rows,
                        "have values in " + values.column() + " that follow each other in steps of " + step + each,
                        from,
                        "(" + before + " + " + Sql.literal(step) + ") is distinct from " + values.sql() + " and "
                                + before + " is not null",
                        shown)
                .lookingAt(
                        "select pg_catalog.count(" + before + ") from " + from, "there are no two values to compare");
    }
}
