package io.confiture.postgres;

import io.confiture.sql.CopyData;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the place in a file that a server's error is about.
 *
 * <p>The fields of the message are described in the manual, "Error and Notice Message Fields": Position counts code points in the
 * text that was sent; "internal" position and query belong to a command that a function made; Where is the call stack.
 *
 * @param source the file
 * @param offset the offset in its text
 */
record FailurePlace(SqlSource source, int offset) {

    private static final String FRAME = "PL/pgSQL function ";
    private static final String COPY_FRAME = "COPY ";
    private static final String LINE = " line ";

    /**
     * Find the most exact place.
     *
     * @param statements the script up to the failed statement, which is the last
     * @param error what the server said, or null when it said nothing
     */
    static FailurePlace of(List<Statement> statements, @Nullable ServerErrorMessage error) {
        Statement failed = statements.get(statements.size() - 1);
        FailurePlace start = new FailurePlace(failed.source(), failed.start());
        if (error == null) {
            return start;
        }
        if (error.getPosition() > 0) {
            return new FailurePlace(failed.source(), failed.offsetOfServerPosition(error.getPosition()));
        }
        String where = error.getWhere() == null ? "" : error.getWhere();
        return inRoutine(statements, error, where)
                .or(() -> inCopyData(failed, where))
                .orElse(start);
    }

    private static Optional<FailurePlace> inRoutine(
            List<Statement> statements, ServerErrorMessage error, String where) {
        RoutineBodies bodies = new RoutineBodies(statements);
        // Innermost first: the first that stands in this script.
        for (String frame : where.split("\n")) {
            int line = frame.startsWith(FRAME) ? lineNumber(frame) : 0;
            if (line > 0) {
                String routine = frame.substring(FRAME.length(), frame.indexOf(LINE));
                Optional<RoutineBodies.Body> body = bodies.find(routine);
                if (body.isPresent() && body.get().lineStart(line) >= 0) {
                    return Optional.of(inBody(body.get(), line, error));
                }
            }
        }
        return Optional.empty();
    }

    private static FailurePlace inBody(RoutineBodies.Body body, int line, ServerErrorMessage error) {
        int from = body.lineStart(line);
        String query = error.getInternalQuery();
        if (query != null && error.getInternalPosition() > 0) {
            String text = body.source().text();
            int at = text.indexOf(query, from);
            int points = error.getInternalPosition() - 1;
            if (at >= 0 && at < body.end() && points <= query.codePointCount(0, query.length())) {
                return new FailurePlace(body.source(), text.offsetByCodePoints(at, points));
            }
        }
        return new FailurePlace(body.source(), from);
    }

    private static Optional<FailurePlace> inCopyData(Statement failed, String where) {
        Optional<CopyData> data = failed.copyData();
        for (String frame : where.split("\n")) {
            int line = frame.startsWith(COPY_FRAME) ? lineNumber(frame) : 0;
            if (line > 0 && data.isPresent()) {
                String text = failed.source().text();
                int at = data.get().start();
                for (int n = 1; n < line && at >= 0; n++) {
                    at = text.indexOf('\n', at) + 1;
                    if (at == 0 || at > data.get().end()) {
                        return Optional.empty();
                    }
                }
                return Optional.of(new FailurePlace(failed.source(), at));
            }
        }
        return Optional.empty();
    }

    /** Return the number after the first " line ", or 0. */
    private static int lineNumber(String frame) {
        int at = frame.indexOf(LINE);
        int number = 0;
        if (at >= 0) {
            for (int i = at + LINE.length(); i < frame.length() && Character.isDigit(frame.charAt(i)); i++) {
                number = number * 10 + Character.digit(frame.charAt(i), 10);
            }
        }
        return number;
    }
}
