package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import java.util.List;

/**
 * Holds one row of a load. Immutable.
 *
 * @param number which row of its INSERT or COPY it is, from 1
 * @param values the values in order, as many as are written; a field of COPY data that {@code \N} stands for is NULL
 * @param location where the row begins: its parenthesis, or its line of COPY data
 * @param start the offset of the row's first character, in chars from the beginning of the file or text
 * @param end the offset after its last character: after the parenthesis, or the line's end
 */
public record Row(long number, List<Value> values, SourceLocation location, long start, long end) {
    public Row {
        values = List.copyOf(values);
    }
}
