package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldHoldForRows;
import io.confiture.assertions.query.Trial;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server about rows: one query each, of which nothing leaves the server but counts and a few examples.
 *
 * <p>What users write is sent as it is: question marks in it are operators. What it changes is rolled back, and when the
 * server refuses it, a transaction of theirs stays as it was.
 */
final class RowQuestion {
    private static final int EXAMPLES = 5;
    private static final int LONG = 100;

    private final Rows rows;

    RowQuestion(Rows rows) {
        this.rows = rows;
    }

    /** Return what is to be said when a rule does not hold. */
    Optional<ErrorMessageFactory> ask(RowRule rule) {
        StringBuilder sql = new StringBuilder("with confiture_rows as (")
                .append(rows.sql())
                .append("), confiture_broken as (")
                .append(rule.broken())
                .append(") select (select pg_catalog.count(*) from confiture_rows), (")
                .append(rule.looked())
                .append("), (select pg_catalog.count(*) from confiture_broken)");
        for (int i = 0; i < rule.labels().size(); i++) {
            sql.append(", b.s").append(i);
        }
        sql.append(" from (select 1) as one left join (select * from confiture_broken order by o, s0 limit ")
                .append(EXAMPLES)
                .append(") as b on true order by b.o, b.s0");
        return Trial.ofOurs(rows.source(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet answers = statement.executeQuery(sql.toString())) {
                    answers.next();
                    Counts counts = new Counts(answers.getLong(1), answers.getLong(2), answers.getLong(3));
                    List<String> examples = new ArrayList<>();
                    do {
                        List<String> texts = new ArrayList<>();
                        for (int i = 0; i < rule.labels().size(); i++) {
                            texts.add(labelled(rule.labels().get(i), answers.getString(4 + i)));
                        }
                        examples.add(String.join(", ", texts));
                    } while (answers.next());
                    return message(rule, counts, examples);
                }
            }
        });
    }

    private record Counts(long rows, long looked, long broken) {}

    private Optional<ErrorMessageFactory> message(RowRule rule, Counts counts, List<String> examples) {
        if (counts.broken() > 0) {
            return Optional.of(ShouldHoldForRows.shouldHold(
                    rows,
                    rule.demand(),
                    rule.verdict().of(counts.broken(), counts.rows()),
                    examples,
                    counts.broken(),
                    rows.definedAt()));
        }
        return counts.looked() > 0 || rows.emptyAllowed()
                ? Optional.empty()
                : Optional.of(nothing(rule.demand(), counts.rows() == 0 ? "" : rule.nothing()));
    }

    private ErrorMessageFactory nothing(String demand, String why) {
        return ShouldHoldForRows.nothingThere(rows, demand, why, rows.definedAt());
    }

    /** Return what is to be said when a demand on the whole does not hold. */
    Optional<ErrorMessageFactory> ask(RowTotal total) {
        String sql = "with confiture_rows as (" + rows.sql() + ") select pg_catalog.count(*), " + total.holds() + ", "
                + total.was() + " from confiture_rows as " + rows.alias();
        return Trial.ofOurs(rows.source(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet answers = statement.executeQuery(sql)) {
                    answers.next();
                    if (answers.getLong(1) == 0 && !total.speaksOfNone()) {
                        return rows.emptyAllowed() ? Optional.empty() : Optional.of(nothing(total.demand(), ""));
                    }
                    boolean holds = answers.getBoolean(2);
                    String was = String.valueOf(answers.getString(3));
                    return holds
                            ? Optional.empty()
                            : Optional.of(ShouldHoldForRows.shouldHold(
                                    rows, total.demand(), was, List.of(), 0, rows.definedAt()));
                }
            }
        });
    }

    private static String labelled(String label, @Nullable String value) {
        String text = value == null ? "NULL" : value.isEmpty() ? "''" : value;
        String shown = text.length() > LONG ? text.substring(0, LONG) + "..." : text;
        return label + "=" + shown.replace("\n", "\\n");
    }
}
