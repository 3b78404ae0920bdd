package io.confiture.migration.data;

import io.confiture.rows.Row;
import io.confiture.rows.TableRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows for people: what tells a row from others, and what matters in it. */
final class RowText {

    private static final int EXAMPLES = 3;
    private static final int LENGTH = 60;
    private static final int COLUMNS = 6;

    private RowText() {}

    /** Return what tables have lost, a paragraph each. */
    static String losses(List<Loss> losses, Image afterUp) {
        List<String> lines = new ArrayList<>();
        for (Loss loss : losses) {
            lines.add(loss.relation() + ": " + count(loss.rows(), "row") + " before up");
            changes(loss, lines);
            gone(loss, lines);
            Image.Rows then = afterUp.tables().get(loss.relation());
            if (then != null && then.values().size() < loss.rows()) {
                lines.add("  already after up there were only " + then.values().size());
            }
        }
        return String.join("\n", lines);
    }

    private static void changes(Loss loss, List<String> lines) {
        for (Map.Entry<String, Integer> column : loss.changedColumns().entrySet()) {
            lines.add("  " + column.getKey() + " differs in " + count(column.getValue(), "row"));
            int at = loss.columns().indexOf(column.getKey());
            loss.changed().stream()
                    .filter(c -> !Objects.equals(c.before().get(at), c.after().get(at)))
                    .limit(EXAMPLES)
                    .forEach(c -> lines.add("    " + name(loss, c.before()) + ": "
                            + value(c.before().get(at)) + " became "
                            + value(c.after().get(at))));
        }
    }

    private static void gone(Loss loss, List<String> lines) {
        int gone = loss.gone().size();
        if (gone > 0) {
            lines.add("  "
                    + (gone == loss.rows()
                            ? "all are gone"
                            : count(gone, "row") + " " + (gone == 1 ? "is" : "are") + " gone"));
            loss.gone().stream().limit(EXAMPLES).forEach(row -> lines.add("    " + whole(loss.columns(), row)));
        }
    }

    private static String name(Loss loss, List<@Nullable String> row) {
        List<String> columns = loss.key().isEmpty()
                ? loss.columns().subList(0, Math.min(3, loss.columns().size()))
                : loss.key();
        List<String> parts = new ArrayList<>();
        columns.forEach(c -> parts.add(c + " " + value(row.get(loss.columns().indexOf(c)))));
        return String.join(", ", parts);
    }

    private static String whole(List<String> columns, List<@Nullable String> row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(COLUMNS, columns.size()); i++) {
            parts.add(columns.get(i) + " " + value(row.get(i)));
        }
        return String.join(", ", parts) + (columns.size() > COLUMNS ? ", ..." : "");
    }

    /** Return a row that was put in: its key and the columns that matter. */
    static String planned(TableRows table, Row row, Set<String> columns) {
        Set<String> shown = new LinkedHashSet<>(table.table().primaryKey());
        shown.addAll(columns);
        if (columns.isEmpty()) {
            row.values().keySet().stream().limit(COLUMNS).forEach(shown::add);
        }
        List<String> parts = new ArrayList<>();
        for (String column : shown) {
            if (row.values().containsKey(column)) {
                parts.add(column + " " + value(row.values().get(column)));
            }
        }
        return table.table().relation() + ": " + String.join(", ", parts);
    }

    static String value(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        if (!value.isEmpty() && value.length() < 20 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value;
        }
        String shown = value.codePointCount(0, value.length()) <= LENGTH
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LENGTH)) + "...";
        return "'" + shown.replace("\n", "\\n") + "'"
                + (shown.equals(value) ? "" : " (" + value.length() + " characters)");
    }

    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
