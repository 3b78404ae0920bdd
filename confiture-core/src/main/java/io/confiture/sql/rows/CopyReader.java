package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.rows.LoadEnd.OnConflict;
import io.confiture.sql.rows.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a COPY .. FROM stdin, by the rules of PostgreSQL's {@code copyfromparse.c}: the end of the first line
 * decides what ends all of them; a backslash takes the following character with it, also a line end; in CSV a quoted field
 * may go on over line ends.
 */
final class CopyReader {
    private final CopyFormat format;
    private final DataLines lines;
    private final RowVisitor visitor;
    private final List<Value> row = new ArrayList<>();
    private @Nullable Boolean carriageReturns;
    private @Nullable String refused;
    private long end;

    CopyReader(CopyFormat format, DataLines lines, RowVisitor visitor) {
        this.format = format;
        this.lines = lines;
        this.visitor = visitor;
    }

    /** Read to the end of the data. */
    LoadEnd read() {
        boolean header = format.header();
        long rows = 0;
        while (lines.next()) {
            SourceLocation location = lines.location(lines.start());
            if (format.notRead() == null && refused == null && line()) {
                if (header) {
                    header = false;
                } else {
                    rows++;
                    visitor.row(
                            new Row(rows, row, location, lines.position(lines.start()), lines.position(lines.end())));
                }
            }
            end = lines.position(lines.end());
        }
        return new LoadEnd(OnConflict.NONE, false, lines.terminated(), rows, format.notRead(), refused, end);
    }

    /** Read one row, which may go over several lines; false when that cannot be done. */
    private boolean line() {
        row.clear();
        while (format.csv() ? Csv.open(format, lines) : escaped(lines.end())) {
            if (!lines.extend()) {
                refused = "the row at " + lines.location(lines.start()) + " is not closed before the data ends";
                return false;
            }
        }
        int to = lines.end();
        boolean carriageReturn =
                to > lines.start() && lines.text().charAt(to - 1) == '\r' && (format.csv() || !escaped(to - 1));
        if (carriageReturns == null) {
            carriageReturns = carriageReturn;
        } else if (carriageReturns != carriageReturn) {
            refused = "the lines of the data end differently at " + lines.location(lines.start());
            return false;
        }
        int last = carriageReturn ? to - 1 : to;
        boolean read = format.csv() ? new Csv(format, lines, row).read(last) : fields(last);
        if (!read) {
            refused = "the row at " + lines.location(lines.start()) + " has a carriage return that is not escaped";
        }
        return read;
    }

    /** Tell whether a backslash takes the character at an offset with it. */
    private boolean escaped(int to) {
        String text = lines.text();
        int i = to;
        while (i > lines.start() && text.charAt(i - 1) == '\\') {
            i--;
        }
        return (to - i) % 2 == 1;
    }

    private boolean fields(int to) {
        String text = lines.text();
        int from = lines.start();
        boolean escapes = false;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\\') {
                escapes = true;
                i += 2;
            } else if (c == format.delimiter()) {
                field(from, i, escapes);
                escapes = false;
                from = ++i;
            } else if (c == '\r') {
                return false;
            } else {
                i++;
            }
        }
        field(from, to, escapes);
        return true;
    }

    private void field(int from, int to, boolean escapes) {
        String text = lines.text();
        SourceLocation location = lines.location(from);
        if (is(from, to, format.nullText())) {
            row.add(new Value(Kind.NULL, "", null, location));
            return;
        } else if (is(from, to, format.defaultText())) {
            row.add(new Value(Kind.DEFAULT, "", null, location));
            return;
        }
        String decoded = escapes ? Escapes.ofCopy(text, from, to) : text.substring(from, to);
        row.add(
                decoded == null
                        ? new Value(Kind.OTHER, text.substring(from, to), null, location)
                        : new Value(Kind.STRING, decoded, null, location));
    }

    private boolean is(int from, int to, @Nullable String mark) {
        return mark != null && to - from == mark.length() && lines.text().startsWith(mark, from);
    }
}
