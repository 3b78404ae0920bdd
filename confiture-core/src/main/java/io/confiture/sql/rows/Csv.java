package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.rows.Value.Kind;
import java.util.List;

/** Reads one row of CSV as PostgreSQL's CopyReadAttributesCSV does: quotes may open and close anywhere in a field. */
final class Csv {
    private final CopyFormat format;
    private final DataLines lines;
    private final List<Value> row;
    private final StringBuilder field = new StringBuilder();

    Csv(CopyFormat format, DataLines lines, List<Value> row) {
        this.format = format;
        this.lines = lines;
        this.row = row;
    }

    /** Tell whether a quote is open at the end of the current line. */
    static boolean open(CopyFormat format, DataLines lines) {
        String text = lines.text();
        boolean quoted = false;
        int i = lines.start();
        while (i < lines.end()) {
            char c = text.charAt(i);
            boolean escaped = quoted
                    && c == format.escape()
                    && i + 1 < lines.end()
                    && (text.charAt(i + 1) == format.quote() || text.charAt(i + 1) == format.escape());
            if (escaped) {
                i++;
            } else if (c == format.quote()) {
                quoted = !quoted;
            }
            i++;
        }
        return quoted;
    }

    /** Read the fields of the current line; false for a carriage return outside of quotes. */
    boolean read(int to) {
        String text = lines.text();
        int from = lines.start();
        boolean quoted = false;
        boolean quotes = false;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            char next = i + 1 < to ? text.charAt(i + 1) : 0;
            if (quoted && c == format.escape() && i + 1 < to && (next == format.quote() || next == format.escape())) {
                field.append(next);
                i++;
            } else if (c == format.quote()) {
                quoted = !quoted;
                quotes = true;
            } else if (!quoted && c == format.delimiter()) {
                end(from, quotes);
                quotes = false;
                from = i + 1;
            } else if (!quoted && c == '\r') {
                return false;
            } else {
                field.append(c);
            }
            i++;
        }
        end(from, quotes);
        return true;
    }

    private void end(int from, boolean quotes) {
        String text = field.toString();
        field.setLength(0);
        SourceLocation location = lines.location(from);
        if (!quotes && text.equals(format.nullText())) {
            row.add(new Value(Kind.NULL, "", null, location));
        } else if (!quotes && text.equals(format.defaultText())) {
            row.add(new Value(Kind.DEFAULT, "", null, location));
        } else {
            row.add(new Value(Kind.STRING, text, null, location));
        }
    }
}
