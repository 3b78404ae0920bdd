package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a file says about one table. */
final class TableReader {

    private static final List<String> KEYS =
            List.of("expected_rows", "rows", "sample", "children", "without_rows", "columns");

    private final Complaints complaints;
    private final DecisionReader decisions;

    private @Nullable SourceLocation rowsAt;
    private @Nullable String condition;
    private double percent = 100;
    private boolean children;
    private @Nullable String withoutRows;
    private OptionalLong expected = OptionalLong.empty();
    private final Map<String, Decision> columns = new LinkedHashMap<>();

    TableReader(Complaints complaints) {
        this.complaints = complaints;
        this.decisions = new DecisionReader(complaints);
    }

    /**
     * Read it.
     *
     * @param names schema and table
     */
    TableRules read(YamlNode.Entry table, List<String> names) {
        if (table.value().isNothing()) {
            complaints.problem(
                    table.location(),
                    "nothing is written about the table " + table.name(),
                    "write its columns, or {without_rows: reason}");
        }
        boolean said = false;
        for (YamlNode.Entry entry : complaints.entries(table.value())) {
            said |= entry.name().equals("columns") || entry.name().equals("without_rows");
            entry(entry);
        }
        if (!said && table.value().isMapping()) {
            complaints.problem(
                    table.location(),
                    "the table " + table.name() + " has no columns",
                    "write columns, or {without_rows: reason}");
        }
        if (withoutRows != null && rowsAt != null) {
            complaints.problem(
                    rowsAt, "the table " + table.name() + " is copied without rows, so none can be chosen", null);
        }
        if (children && condition == null && percent >= 100) {
            complaints.problem(
                    table.location(),
                    "children says nothing where all rows are copied",
                    "choose rows with rows or sample, or remove children");
        }
        return new TableRules(
                table.location(),
                names.get(0),
                names.get(1),
                columns,
                rowsAt == null ? RowChoice.ALL : new RowChoice(rowsAt, condition, percent, children),
                withoutRows,
                expected,
                false);
    }

    private void entry(YamlNode.Entry entry) {
        switch (entry.name()) {
            case "columns" -> columns(entry);
            case "expected_rows" -> expectedRows(entry);
            case "rows" -> {
                rowsAt = entry.location();
                rows(entry);
            }
            case "sample" -> {
                rowsAt = rowsAt == null ? entry.location() : rowsAt;
                sample(entry);
            }
            case "children" -> {
                rowsAt = rowsAt == null ? entry.location() : rowsAt;
                children(entry);
            }
            case "without_rows" -> {
                withoutRows = complaints.text(entry, "write why nobody needs them");
                if (withoutRows != null && entry.value().isFlag()) {
                    complaints.problem(entry.location(), "without_rows needs a reason", "write why nobody needs them");
                }
            }
            default -> complaints.unknown(entry, "about a table", KEYS);
        }
    }

    private void columns(YamlNode.Entry entry) {
        if (entry.value().isNothing()) {
            complaints.problem(entry.location(), "nothing is written behind columns", "write a line for each column");
        }
        Map<String, SourceLocation> seen = new LinkedHashMap<>();
        for (YamlNode.Entry column : complaints.entries(entry.value())) {
            List<String> name = name(column);
            if (name == null) {
                continue;
            }
            SourceLocation first = seen.putIfAbsent(name.get(0), column.location());
            Decision decision = decisions.read(column);
            if (first != null) {
                complaints.problem(
                        column.location(),
                        "the column " + column.name() + " stands twice, first on line " + first.line(),
                        "keep one of the two");
            } else if (decision != null) {
                columns.put(name.get(0), decision);
            }
        }
    }

    private @Nullable List<String> name(YamlNode.Entry column) {
        String why;
        try {
            List<String> parts = SqlNames.parse(column.name());
            if (parts.size() == 1) {
                return parts;
            }
            why = "has a dot";
        } catch (IllegalArgumentException e) {
            why = String.valueOf(e.getMessage());
        }
        complaints.problem(
                column.location(),
                "the column " + YamlNode.quoted(column.name()) + " " + why,
                "put what is no plain name in double quotes inside of single ones: '\"Unit Price\"'");
        return null;
    }

    private void expectedRows(YamlNode.Entry entry) {
        try {
            long rows = Long.parseLong(entry.value().isText() ? entry.value().text() : "");
            if (rows >= 0) {
                expected = OptionalLong.of(rows);
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative number.
        }
        complaints.problem(entry.location(), "expected_rows takes a whole number, 0 or more", null);
    }

    private void rows(YamlNode.Entry entry) {
        condition = complaints.text(entry, "write an SQL condition");
        if (condition != null) {
            RowCondition.objection(condition)
                    .ifPresent(why -> complaints.problem(
                            entry.location(), "rows is no SQL condition: " + why, "write one that can follow WHERE"));
        }
    }

    private void sample(YamlNode.Entry entry) {
        try {
            double value =
                    Double.parseDouble(entry.value().isText() ? entry.value().text() : "");
            if (value > 0 && value <= 100) {
                percent = value;
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        complaints.problem(
                entry.location(), "sample takes a percentage above 0 and up to 100", "for no rows write without_rows");
    }

    private void children(YamlNode.Entry entry) {
        String text = entry.value().isText() ? entry.value().text() : "";
        children = text.equals("true");
        if (!children && !text.equals("false")) {
            complaints.problem(entry.location(), "children takes true or false", null);
        }
    }
}
