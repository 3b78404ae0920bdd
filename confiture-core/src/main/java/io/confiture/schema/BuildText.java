package io.confiture.schema;

import io.confiture.sql.SqlSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the built text and remembers where each of its lines comes from. Used by one thread. */
final class BuildText {
    private final StringBuilder text = new StringBuilder();
    private final List<SourceMap.Segment> segments = new ArrayList<>();
    private int line = 1;

    // What is known of the current line, and of the lines before it that follow each other in the same file.
    private @Nullable SqlSource lineSource;
    private int lineNumber;

    /** Append what the build itself says. */
    void write(String generated) {
        append(generated, 0, generated.length(), null);
    }

    /** Append a part of a file as it is. */
    void copy(SqlSource source, int from, int to) {
        if (from < to) {
            append(source.text(), from, to, source);
        }
    }

    private void append(String from, int start, int end, @Nullable SqlSource source) {
        int number = source == null ? 0 : source.location(start).line();
        for (int i = start; i < end; i++) {
            if (lineSource == null && source != null) {
                // Behind something the build wrote, such as an added semicolon, the line still belongs to the file.
                lineSource = source;
                lineNumber = number;
            }
            char c = from.charAt(i);
            text.append(c);
            boolean half = c == '\r' && i + 1 < from.length() && from.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !half)) {
                endLine();
                number++;
            }
        }
    }

    private void endLine() {
        SourceMap.Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        boolean follows = last != null
                && last.source() == lineSource
                && (lineSource == null || last.sourceLine() + last.count() == lineNumber);
        if (last != null && follows) {
            segments.set(
                    segments.size() - 1,
                    new SourceMap.Segment(last.line(), last.count() + 1, last.source(), last.sourceLine()));
        } else {
            segments.add(new SourceMap.Segment(line, 1, lineSource, lineNumber));
        }
        line++;
        lineSource = null;
    }

    /** Begin a new line unless the text is at the start of one. */
    void newLine() {
        if (text.length() > 0 && !atLineStart()) {
            write("\n");
        }
    }

    private boolean atLineStart() {
        char last = text.charAt(text.length() - 1);
        return last == '\n' || last == '\r';
    }

    String text() {
        return text.toString();
    }

    SourceMap map() {
        return new SourceMap(segments, line - 1);
    }
}
