package io.confiture.sql;

import io.confiture.project.SourceLocation;
import java.io.Reader;
import java.nio.CharBuffer;

/**
 * Holds the lines between {@code COPY .. FROM stdin;} and {@code \.}: from the line after the statement up to that mark,
 * which is not part of it. Makes no copy of the text.
 *
 * @param source the text of which this is a part
 * @param start the offset of the first character
 * @param end the offset after the last character
 * @param terminated whether the closing {@code \.} is there
 */
public record CopyData(SqlSource source, int start, int end, boolean terminated) implements Piece {

    /** Return the data as a view of the text. */
    public CharSequence chars() {
        return CharBuffer.wrap(source.text(), start, end);
    }

    /** Open the data for reading, line ends as they stand in the file; needs no closing. */
    public Reader open() {
        return new RangeReader(source.text(), start, end);
    }

    /** Return the place of the first line. */
    public SourceLocation location() {
        return source.location(start);
    }

    @Override
    public String toString() {
        return "COPY data at " + location();
    }
}
