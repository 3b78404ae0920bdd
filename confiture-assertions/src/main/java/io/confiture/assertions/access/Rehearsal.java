package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Does something and takes it back: to a savepoint where the connection is in a transaction, else in a transaction of its own. A role
 * and settings that were set locally are taken back as well.
 */
final class Rehearsal {
    private Rehearsal() {}

    static <T> T on(DatabaseSource source, DatabaseSource.Work<T> work) {
        return source.on(connection -> on(connection, work));
    }

    static <T> T on(Connection connection, DatabaseSource.Work<T> work) throws SQLException {
        String[] back = begin(connection);
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                send(connection, back);
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
        send(connection, back);
        return result;
    }

    /**
     * Return what takes it back. Whether there is a transaction is asked of the server, because tests may have begun one that the
     * driver's modes say nothing about.
     */
    private static String[] begin(Connection connection) throws SQLException {
        try {
            send(connection, "savepoint confiture_rehearsal");
            return new String[] {
                "rollback to savepoint confiture_rehearsal", "release savepoint confiture_rehearsal"
            };
        } catch (SQLException e) {
            if (!"25P01".equals(e.getSQLState())) {
                throw e;
            }
            send(connection, "begin");
            return new String[] {"rollback"};
        }
    }

    static void send(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
