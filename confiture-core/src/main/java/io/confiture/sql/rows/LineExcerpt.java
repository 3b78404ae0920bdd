package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.io.Reader;

/** Finds the line of a place in a text that is read anew, keeping no more of it than is shown. */
final class LineExcerpt {
    /** More than is shown on either side of a place. */
    private static final int AROUND = 400;

    private final Reader reader;
    private int line = 1;
    private int column = 1;
    private int pushed = -2;

    private LineExcerpt(Reader reader) {
        this.reader = reader;
    }

    static String read(Reader reader, SourceLocation place) throws IOException {
        return new LineExcerpt(reader).find(place);
    }

    private String find(SourceLocation place) throws IOException {
        StringBuilder kept = new StringBuilder();
        int firstColumn = 1;
        boolean first = true;
        while (line < place.line() || (line == place.line() && column < place.column())) {
            int c = next();
            if (c < 0) {
                break;
            }
            boolean mark = first && c == 0xFEFF;
            first = false;
            if (lineEnd(c)) {
                line++;
                column = 1;
                firstColumn = 1;
                kept.setLength(0);
                continue;
            } else if (mark) {
                continue;
            }
            kept.append((char) c);
            column += Character.isLowSurrogate((char) c) ? 0 : 1;
            if (kept.length() > 2 * AROUND) {
                int cut = Character.isLowSurrogate(kept.charAt(AROUND)) ? AROUND + 1 : AROUND;
                firstColumn += Character.codePointCount(kept, 0, cut);
                kept.delete(0, cut);
            }
        }
        int offset = kept.length();
        for (int c = next(); c >= 0 && c != '\n' && c != '\r' && kept.length() < offset + AROUND; c = next()) {
            kept.append((char) c);
        }
        return SqlSource.part(place.file(), place.name(), kept.toString(), 0, line, firstColumn)
                .excerpt(offset);
    }

    private boolean lineEnd(int c) throws IOException {
        if (c == '\r') {
            pushed = next();
            return pushed != '\n';
        }
        return c == '\n';
    }

    private int next() throws IOException {
        if (pushed == -2) {
            return reader.read();
        }
        int c = pushed;
        pushed = -2;
        return c;
    }
}
