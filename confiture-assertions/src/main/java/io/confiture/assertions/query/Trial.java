package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Runs something and takes back what it changed: in a transaction of its own, or behind a savepoint in the one that is open. A role and
 * settings that were set locally are taken back as well.
 */
public final class Trial {
    private static final String SAVEPOINT = "confiture_assertion";

    private Trial() {}

    /** Run on a database. */
    public static <T> T on(DatabaseSource source, DatabaseSource.Work<T> work) {
        return source.on(connection -> inside(connection, work));
    }

    /** Run a question of our own, which does not wait for locks without end. */
    public static <T> T ofOurs(DatabaseSource source, DatabaseSource.Work<T> work) {
        return on(source, connection -> {
            send(
                    connection,
                    "select pg_catalog.set_config('lock_timeout', '" + DatabaseSource.PATIENCE.toMillis()
                            + "', true) where pg_catalog.current_setting('lock_timeout') = '0'");
            return work.on(connection);
        });
    }

    /** Run on a connection that is in a transaction, or in none. */
    public static <T> T inside(Connection connection, DatabaseSource.Work<T> work) throws SQLException {
        // The driver's autocommit does not tell: a transaction may have been begun by SQL.
        TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
        return state == TransactionState.IDLE ? inOwn(connection, work) : behindSavepoint(connection, work);
    }

    private static <T> T inOwn(Connection connection, DatabaseSource.Work<T> work) throws SQLException {
        boolean commits = connection.getAutoCommit();
        if (commits) {
            connection.setAutoCommit(false);
        }
        return andThen(connection, work, () -> {
            connection.rollback();
            if (commits) {
                connection.setAutoCommit(true);
            }
        });
    }

    private static <T> T behindSavepoint(Connection connection, DatabaseSource.Work<T> work) throws SQLException {
        send(connection, "savepoint " + SAVEPOINT);
        return andThen(connection, work, () -> {
            send(connection, "rollback to savepoint " + SAVEPOINT);
            send(connection, "release savepoint " + SAVEPOINT);
        });
    }

    private static <T> T andThen(Connection connection, DatabaseSource.Work<T> work, Undo undo) throws SQLException {
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                undo.run();
            } catch (SQLException further) {
                e.addSuppressed(further);
            }
            throw e;
        }
        undo.run();
        return result;
    }

    /** Send a command of our own. */
    static void send(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Undo {
        void run() throws SQLException;
    }
}
