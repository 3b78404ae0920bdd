package io.confiture.sync.rules;

import io.confiture.project.YamlNode;
import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes decisions as lines of YAML that {@link SyncFiles} reads back as they were. */
public final class RulesWriter {

    private static final Set<String> NOTHING = Set.of("null", "Null", "NULL");

    private RulesWriter() {}

    /** Write the name of a table as a key of {@code tables}: without the schema where that is {@code public}. */
    public static String table(String schema, String name) {
        return text((schema.equals("public") ? "" : SqlNames.write(schema) + ".") + SqlNames.write(name));
    }

    /** Write the name of a column as a key of {@code columns}. */
    public static String column(String name) {
        return text(SqlNames.write(name));
    }

    /** Write the name of a column as a member of a link group. */
    public static String column(ColumnName name) {
        return text((name.schema().equals("public") ? "" : SqlNames.write(name.schema()) + ".")
                + SqlNames.write(name.table())
                + "."
                + SqlNames.write(name.column()));
    }

    /** Write the name of a table as SQL has it, with its schema, and quotes only where they must be. */
    public static String sql(String schema, String name) {
        return SqlNames.write(schema) + "." + SqlNames.write(name);
    }

    /** Write a decision on one line: {@code {mask: email}}. */
    public static String decision(Decision decision) {
        if (decision instanceof Decision.Mask mask) {
            return "{mask: "
                    + (mask.options().values().isEmpty()
                            ? text(mask.strategy())
                            : "{strategy: " + text(mask.strategy()) + ", " + members(mask.options()) + "}")
                    + "}";
        }
        if (decision instanceof Decision.Keep keep) {
            return keep.reviewed()
                    ? "{keep: {reason: " + text(keep.reason()) + ", reviewed: true}}"
                    : "{keep: " + text(keep.reason()) + "}";
        }
        return "{" + decision.word() + ": true}";
    }

    /** Write the line of a column, with the indentation that it has below {@code columns}. */
    public static String line(String name, Decision decision) {
        return "      " + column(name) + ": " + decision(decision);
    }

    /** Write all that is said about a table, with the indentation that it has below {@code tables}. */
    public static List<String> lines(TableRules rules) {
        List<String> lines = new ArrayList<>();
        String name = "  " + table(rules.schema(), rules.name()) + ":";
        if (rules.withoutRows() != null && rules.columns().isEmpty()) {
            return List.of(name + " {without_rows: " + text(rules.withoutRows()) + "}");
        }
        lines.add(name);
        if (rules.withoutRows() != null) {
            lines.add("    without_rows: " + text(rules.withoutRows()));
        }
        rules.expectedRows().ifPresent(rows -> lines.add("    expected_rows: " + rows));
        RowChoice choice = rules.rows();
        if (choice.condition() != null) {
            lines.add("    rows: " + YamlNode.quoted(choice.condition()));
        }
        if (choice.percent() < 100) {
            lines.add("    sample: " + number(choice.percent()));
        }
        if (choice.children()) {
            lines.add("    children: true");
        }
        lines.add("    columns:");
        rules.columns().forEach((column, decision) -> lines.add(line(column, decision)));
        return lines;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String members(Options options) {
        return options.values().entrySet().stream().map(RulesWriter::member).collect(Collectors.joining(", "));
    }

    private static String member(Map.Entry<String, Object> option) {
        // As a key the word stands for itself.
        String name = option.getKey().equals("null") ? "null" : text(option.getKey());
        return name + ": " + value(option.getValue());
    }

    private static String value(Object value) {
        if (value instanceof Options options) {
            return "{" + members(options) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RulesWriter::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return text(String.valueOf(value));
    }

    /** Write a text so that YAML reads it back as a text: as it is where that works, also inside of braces. */
    static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        boolean simple = text.indexOf('"') >= 0
                && text.indexOf('\'') < 0
                && text.chars().noneMatch(c -> c < ' ' || c == 0x7F || c > '~');
        return simple ? "'" + text + "'" : YamlNode.quoted(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c == '_' || c == '$' || Character.isLetterOrDigit(c);
            boolean inside = c == ' ' || c == '-' || c == '.' || c == '/' || c == '+' || c == '(' || c == ')';
            if (!word && !(inside && i > 0)) {
                return false;
            }
        }
        return !text.isEmpty() && !text.endsWith(" ") && !NOTHING.contains(text);
    }
}
