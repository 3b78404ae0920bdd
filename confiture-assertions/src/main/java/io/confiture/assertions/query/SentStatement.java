package io.confiture.assertions.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** Is a statement of JDBC, whichever of its two kinds. */
record SentStatement(java.sql.Statement statement, String sql) implements AutoCloseable {

    private static final int FETCHED = 1000;

    static SentStatement of(Connection connection, String sql, List<@Nullable Object> parameters) throws SQLException {
        java.sql.Statement made;
        if (parameters.isEmpty()) {
            made = connection.createStatement();
            made.setEscapeProcessing(false);
        } else {
            PreparedStatement prepared = connection.prepareStatement(sql);
            Parameters.set(prepared, parameters);
            made = prepared;
        }
        made.setFetchSize(FETCHED);
        return new SentStatement(made, sql);
    }

    /** Run it to its end; returns how many rows it changed or gave. */
    long execute() throws SQLException {
        boolean gives = statement instanceof PreparedStatement prepared ? prepared.execute() : statement.execute(sql);
        if (!gives) {
            return Math.max(0, statement.getLargeUpdateCount());
        }
        long rows = 0;
        try (ResultSet set = statement.getResultSet()) {
            while (set.next()) {
                rows++;
            }
        }
        return rows;
    }

    void addNotices(List<String> notices) throws SQLException {
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            ServerErrorMessage said = warning instanceof PSQLWarning own ? own.getServerErrorMessage() : null;
            notices.add(
                    said == null
                            ? String.valueOf(warning.getMessage())
                            : String.valueOf(said.getSeverity()).toUpperCase(Locale.ROOT) + ": " + said.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
