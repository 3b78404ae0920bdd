package io.confiture.postgres;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Says which statement failed, where exactly, and all that the server said about it.
 *
 * @param statement the statement that was sent
 * @param location the most exact place known: the token the server points at, the line in a function's body (also of a function
 *     that an earlier statement of the same script made), the line of COPY data, else the statement's start
 * @param excerpt the source line at the location with a caret
 * @param sqlState the SQLSTATE; empty when no server was involved
 * @param message what happened, in one sentence
 * @param detail the server's detail
 * @param hint the server's hint
 * @param where the server's context, innermost first, a line each
 * @param schema the schema of the object concerned
 * @param table the table concerned
 * @param column the column concerned
 * @param constraint the constraint that was violated
 * @param connectionLost whether the session is of no use any more
 * @param timedOut whether the statement was cancelled because it took too long
 */
public record StatementFailure(
        Statement statement,
        SourceLocation location,
        String excerpt,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        boolean connectionLost,
        boolean timedOut) {

    /** Return the same failure as that of another statement, without a place inside it. */
    StatementFailure blamedOn(Statement other) {
        return new StatementFailure(
                other,
                other.location(),
                other.source().excerpt(other.start()),
                sqlState,
                message,
                detail,
                hint,
                where,
                schema,
                table,
                column,
                constraint,
                connectionLost,
                timedOut);
    }

    /** Return {@code file:line:column: message (SQLSTATE)}. */
    @Override
    public String toString() {
        return location + ": " + message + (sqlState.isEmpty() ? "" : " (SQLSTATE " + sqlState + ")");
    }
}
