package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is a query of a test. It runs once, when the first assertion wants its rows; what it changes is rolled back. For one thread. */
public final class Query {
    private static final int FETCHED = 1000;

    private final SqlText text;
    private @Nullable Answered answered;

    Query(SqlText text) {
        this.text = text;
    }

    static Query of(DatabaseSource source, String sql, @Nullable Object @Nullable ... parameters) {
        return new Query(SqlText.of(source, sql, parameters));
    }

    SqlText text() {
        return text;
    }

    /** Return what the server answers. */
    Answered ask() {
        Answered known = answered;
        if (known == null) {
            known = Trial.on(text.source(), this::run);
            answered = known;
        }
        return known;
    }

    private Answered run(Connection connection) throws SQLException {
        io.confiture.sql.Statement statement = text.statement();
        Trial.send(connection, ValueReader.SETTINGS);
        try {
            Result result = text.parameters().isEmpty()
                    ? plain(connection, statement.text())
                    : prepared(connection, statement.text(), text.parameters());
            return new Answered(result, null);
        } catch (SQLException e) {
            return new Answered(
                    null,
                    ServerError.of(e, text.parameters().isEmpty() ? statement : null)
                            .orElseThrow(() -> e));
        }
    }

    private static @Nullable Result plain(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FETCHED);
            return statement.execute(sql) ? read(connection, statement.getResultSet()) : null;
        }
    }

    private static @Nullable Result prepared(Connection connection, String sql, List<@Nullable Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FETCHED);
            Parameters.set(statement, parameters);
            return statement.execute() ? read(connection, statement.getResultSet()) : null;
        }
    }

    private static Result read(Connection connection, ResultSet set) throws SQLException {
        try (set) {
            return ResultReader.read(connection, set);
        }
    }

    /** Return the text. */
    @Override
    public String toString() {
        return text.toString();
    }

    /**
     * Is what the server answered.
     *
     * @param result null when it was refused, or gives no rows
     * @param error null when it was not refused
     */
    record Answered(@Nullable Result result, @Nullable ServerError error) {}
}
