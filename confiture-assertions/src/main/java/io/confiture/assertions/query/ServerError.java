package io.confiture.assertions.query;

import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Is what the server said when it refused a statement.
 *
 * @param state the SQLSTATE
 * @param excerpt the line of the statement that the server pointed at, with a caret; empty when it pointed at none
 * @param when what failed, when it was not the statement itself
 */
record ServerError(
        String state,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        String excerpt,
        String when) {

    /**
     * Read what the server said.
     *
     * @param statement what was sent, or null where positions mean nothing to the reader
     * @return empty when it was not the server that spoke: the connection broke
     */
    static Optional<ServerError> of(SQLException e, @Nullable Statement statement) {
        return of(e, statement, 0);
    }

    /**
     * Read what the server said of a statement that was sent with something of our own before it.
     *
     * @param before how many characters that has
     */
    static Optional<ServerError> of(SQLException e, @Nullable Statement statement, int before) {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        if (said == null) {
            return Optional.empty();
        }
        int position = said.getPosition() - before;
        String excerpt = statement == null || position <= 0
                ? inside(said)
                : statement.source().excerpt(statement.offsetOfServerPosition(position));
        return Optional.of(new ServerError(
                String.valueOf(e.getSQLState()),
                String.valueOf(said.getMessage()),
                said.getDetail(),
                said.getHint(),
                said.getWhere(),
                said.getSchema(),
                said.getTable(),
                said.getColumn(),
                said.getConstraint(),
                excerpt,
                ""));
    }

    /** Show the place in a command that a function ran, where the error is about one. */
    private static String inside(ServerErrorMessage said) {
        String query = said.getInternalQuery();
        if (query == null || said.getInternalPosition() <= 0) {
            return "";
        }
        int points = Math.min(said.getInternalPosition() - 1, query.codePointCount(0, query.length()));
        return "in a command that it runs:\n"
                + SqlSource.of(Path.of(""), "", query).excerpt(query.offsetByCodePoints(0, points));
    }

    /** Return this error, told to have come up at another time than while the statement ran. */
    ServerError when(String other) {
        return new ServerError(state, message, detail, hint, where, schema, table, column, constraint, "", other);
    }

    /** Write everything that the server said, as psql does. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ERROR: ").append(message);
        text.append(" (SQLSTATE ").append(SqlState.described(state)).append(')');
        if (!when.isEmpty()) {
            text.append('\n').append(when);
        }
        if (!excerpt.isEmpty()) {
            text.append('\n').append(excerpt);
        }
        add(text, "DETAIL: ", detail);
        add(text, "HINT: ", hint);
        add(text, "CONTEXT: ", where);
        add(text, "SCHEMA: ", schema);
        add(text, "TABLE: ", table);
        add(text, "COLUMN: ", column);
        add(text, "CONSTRAINT: ", constraint);
        return text.toString();
    }

    private static void add(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append('\n').append(label).append(value);
        }
    }
}
