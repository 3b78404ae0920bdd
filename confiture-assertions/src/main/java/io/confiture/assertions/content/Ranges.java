package io.confiture.assertions.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which columns hold the bounds of ranges, and how ranges may follow each other.
 *
 * <p>The upper bound belongs to the next range. Where it is NULL the range has no end, which only the last one may.
 */
public final class Ranges {
    private enum Gaps {
        ALLOWED,
        FORBIDDEN,
        REQUIRED
    }

    private final String lower;
    private final String upper;
    private final List<String> per;
    private final Gaps gaps;

    private Ranges(String lower, String upper, List<String> per, Gaps gaps) {
        this.lower = lower;
        this.upper = upper;
        this.per = per;
        this.gaps = gaps;
    }

    /** Take the ranges between two columns. */
    public static Ranges between(String lower, String upper) {
        return new Ranges(lower, upper, List.of(), Gaps.ALLOWED);
    }

    /** Compare only ranges that agree in these columns. */
    public Ranges per(String... columns) {
        return new Ranges(lower, upper, List.of(columns), gaps);
    }

    /** Demand that each range begins where the one before it ends. */
    public Ranges withoutGaps() {
        return new Ranges(lower, upper, per, Gaps.FORBIDDEN);
    }

    /** Demand that each range begins after the one before it ends. */
    public Ranges withGaps() {
        return new Ranges(lower, upper, per, Gaps.REQUIRED);
    }

    List<String> columns() {
        return Stream.concat(per.stream(), Stream.of(lower, upper)).toList();
    }

    RowRule rule(Rows rows) {
        String partition = per.isEmpty()
                ? ""
                : "partition by " + per.stream().map(Sql::name).collect(Collectors.joining(", ")) + " ";
        String alias = rows.alias();
        String from = "(select " + alias + ".*, pg_catalog.lead(" + Sql.name(lower) + ") over w as confiture_next,"
                + " pg_catalog.lead(true) over w as confiture_followed from confiture_rows as " + alias
                + " window w as (" + partition + "order by " + Sql.name(lower) + ", " + Sql.name(upper) + ")) as "
                + alias;
        String low = alias + "." + Sql.name(lower);
        String high = alias + "." + Sql.name(upper);
        String next = alias + ".confiture_next";
        String broken = "(" + low + " is null or " + low + " >= " + high + " or (" + high + " is null and " + alias
                + ".confiture_followed) or " + high + " " + wrong() + " " + next + ")";
        List<String> shown = new ArrayList<>(columns());
        return RowRule.ofEach(rows, demand(), from, broken, shown);
    }

    private String wrong() {
        return switch (gaps) {
            case ALLOWED -> ">";
            case FORBIDDEN -> "<>";
            case REQUIRED -> ">=";
        };
    }

    private String demand() {
        String each = per.isEmpty() ? "" : " for each " + String.join(", ", per);
        String how =
                switch (gaps) {
                    case ALLOWED -> "";
                    case FORBIDDEN -> " and leave no gap";
                    case REQUIRED -> " and leave a gap";
                };
        return "have ranges from " + lower + " to " + upper + " that end before the next begins" + how + each;
    }
}
