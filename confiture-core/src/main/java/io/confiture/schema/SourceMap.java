package io.confiture.schema;

import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells which line of which file a line of the built text is.
 *
 * <p>Immutable and thread-safe.
 */
public final class SourceMap {
    private final List<Segment> segments;
    private final int lines;

    SourceMap(List<Segment> segments, int lines) {
        this.segments = List.copyOf(segments);
        this.lines = lines;
    }

    /**
     * Lines that follow each other both here and in one file.
     *
     * @param line the first line in the built text
     * @param count how many lines
     * @param source the file, or null for lines that the build wrote
     * @param sourceLine the first line in the file
     */
    record Segment(
            int line,
            int count,
            @org.jspecify.annotations.Nullable SqlSource source,
            int sourceLine) {}

    /** Return how many lines the built text has. */
    public int lines() {
        return lines;
    }

    /**
     * Return the place in a file, without a column.
     *
     * @param line a line of the built text, from 1; lines end as in {@link SqlSource}
     * @return empty for a line that the build itself wrote, and for one that does not exist
     */
    public Optional<SourceLocation> locate(int line) {
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Segment segment = segments.get(middle);
            if (line < segment.line()) {
                high = middle - 1;
            } else if (line >= segment.line() + segment.count()) {
                low = middle + 1;
            } else {
                SqlSource source = segment.source();
                return source == null
                        ? Optional.empty()
                        : Optional.of(new SourceLocation(
                                source.file(), source.name(), segment.sourceLine() + line - segment.line(), 0));
            }
        }
        return Optional.empty();
    }
}
