package io.confiture.assertions.query;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.assertj.core.presentation.CompositeRepresentation;
import org.assertj.core.presentation.Representation;
import org.assertj.core.presentation.StandardRepresentation;
import org.jspecify.annotations.Nullable;

/** Writes rows beneath the names of their columns, each with a mark before it. */
final class RowTable {
    /** As many rows as somebody reads. */
    private static final int SHOWN = 30;

    private static final int LINES = 100;
    private static final int WIDE = 60;

    /** Explains the marks of a difference. */
    static final String MARKS = "\n  (- missing, + unexpected)";

    private final List<String> header;
    private final Representation representation;
    private final List<Line> lines = new ArrayList<>();
    private int missing;
    private int unexpected;

    RowTable(List<Column> columns, Representation representation) {
        this.header = columns.stream().map(Column::name).toList();
        this.representation = representation;
    }

    /** Add rows with the same mark; of many the first, and how many there are beside. */
    void add(char mark, List<Row> rows) {
        if (lines.size() >= LINES) {
            missing += mark == '-' ? rows.size() : 0;
            unexpected += mark == '+' ? rows.size() : 0;
            return;
        }
        rows.stream().limit(SHOWN).forEach(row -> lines.add(new Line(mark, cells(row))));
        if (rows.size() > SHOWN) {
            lines.add(new Line(mark, List.of("... and " + (rows.size() - SHOWN) + " more")));
        }
    }

    /** Add a line of words. */
    void say(String words) {
        if (lines.size() < LINES) {
            lines.add(new Line(' ', List.of(words)));
        }
    }

    private List<String> cells(Row row) {
        return row.values().stream().map(this::cell).toList();
    }

    private String cell(@Nullable Object value) {
        // AssertJ's own way of writing values is for Java: 1L, and arrays of bytes as lists.
        String text =
                value == null || ofAssertJ(representation) ? Values.text(value) : representation.toStringOf(value);
        int length = text.codePointCount(0, text.length());
        if (length <= WIDE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, WIDE)) + "... (" + length + " characters)";
    }

    private static boolean ofAssertJ(Representation representation) {
        return representation instanceof CompositeRepresentation several
                ? several.getAllRepresentationsOrderedByPriority().stream().allMatch(RowTable::ofAssertJ)
                : representation.getClass() == StandardRepresentation.class;
    }

    @Override
    public String toString() {
        int[] widths = new int[header.size()];
        measure(widths, header);
        lines.stream().filter(line -> line.cells.size() == widths.length).forEach(line -> measure(widths, line.cells));
        StringJoiner text = new StringJoiner("\n");
        text.add("    " + row(header, widths));
        lines.forEach(line -> text.add("  " + line.mark + " " + row(line.cells, widths)));
        if (missing + unexpected > 0) {
            text.add("    ... and " + missing + " more missing, " + unexpected + " more unexpected");
        }
        return text.toString();
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static String row(List<String> cells, int[] widths) {
        StringJoiner row = new StringJoiner(" | ");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean padded = i < cells.size() - 1 && cells.size() == widths.length;
            row.add(padded ? cell + " ".repeat(widths[i] - cell.length()) : cell);
        }
        return row.toString();
    }

    private record Line(char mark, List<String> cells) {}
}
