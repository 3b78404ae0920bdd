package io.confiture.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Asks a session questions whose answers are rows of text. For one thread at a time, like its session.
 *
 * <p>The text goes to the server as it is: whoever writes it quotes names and values, with {@link #literal(String)} or in the
 * server itself with {@code format('%I')}.
 */
public final class Query {

    private final Session session;

    /** Ask a session. */
    public Query(Session session) {
        this.session = session;
    }

    /**
     * Return the rows of a query.
     *
     * @param sql one statement that gives rows
     * @return the rows in the server's order, each value in the server's text form or null
     * @throws PostgresException with the server's message and SQLSTATE when it refuses; an open transaction has failed then
     */
    public List<List<@Nullable String>> rows(String sql) {
        try (Statement statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet found = statement.executeQuery(sql)) {
                int columns = found.getMetaData().getColumnCount();
                List<List<@Nullable String>> rows = new ArrayList<>();
                while (found.next()) {
                    List<@Nullable String> row = new ArrayList<>(columns);
                    for (int i = 1; i <= columns; i++) {
                        row.add(found.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Return the only value of a query.
     *
     * @return the first column of the first row as text; null when it is null or when there is no row
     * @throws PostgresException as {@link #rows}
     */
    public @Nullable String value(String sql) {
        List<List<@Nullable String>> rows = rows(sql);
        return rows.isEmpty() ? null : rows.get(0).get(0);
    }

    /**
     * Send statements and throw away what they give.
     *
     * @throws PostgresException as {@link #rows}
     */
    public void send(String sql) {
        try (Statement statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Return a value as SQL text: quoted so that every server setting reads it back unchanged. */
    public static String literal(String value) {
        return Quoting.literal(value);
    }

    private static PostgresException failed(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String message = said == null ? null : said.getMessage();
        return new PostgresException(message == null ? String.valueOf(e.getMessage()) : message, e);
    }
}
