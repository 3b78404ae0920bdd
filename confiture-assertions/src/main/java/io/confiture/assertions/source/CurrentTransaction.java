package io.confiture.assertions.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Is the transaction that a connection is in, if it is in one.
 *
 * <p>It may have begun by SQL as well, of which the mode of the connection says nothing; the driver knows.
 */
public record CurrentTransaction(Connection connection) {
    private static final String SAVEPOINT = "confiture_question";

    /** Tell whether something was done in it already; false where the driver is not PostgreSQL's own. */
    boolean begun() throws SQLException {
        return connection.isWrapperFor(BaseConnection.class) && state() != TransactionState.IDLE;
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState();
    }

    /**
     * Ask what the server may refuse, so that the transaction goes on whatever the answer is. Nothing that the question changes
     * stays.
     */
    public <T> T shelter(DatabaseSource.Work<T> question) throws SQLException {
        boolean open = !connection.getAutoCommit()
                || (connection.isWrapperFor(BaseConnection.class) && state() == TransactionState.OPEN);
        if (!open) {
            return question.on(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("savepoint " + SAVEPOINT);
            try {
                return question.on(connection);
            } finally {
                statement.execute("rollback to savepoint " + SAVEPOINT);
                statement.execute("release savepoint " + SAVEPOINT);
            }
        }
    }
}
