package io.confiture.assertions.source;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Lends connections. */
sealed interface Connections {

    /** Lend a connection for some work, and leave it in the transaction that it was in. */
    <T> T lend(DatabaseSource.Work<T> work) throws SQLException;

    /** Lends a connection of its own to each. */
    record FromSource(DataSource source) implements Connections {
        @Override
        public <T> T lend(DatabaseSource.Work<T> work) throws SQLException {
            try (Connection connection = source.getConnection()) {
                // Some sources lend the connection of the transaction that the test is in, which is not ours to end.
                boolean begun = new CurrentTransaction(connection).begun();
                T result = work.on(connection);
                if (!begun && !connection.getAutoCommit()) {
                    // What we ask changes nothing; the connection goes back to its pool without an open transaction.
                    connection.rollback();
                }
                return result;
            }
        }

        @Override
        public String toString() {
            return "database";
        }
    }

    /** Lends the one there is. */
    record Given(Connection connection) implements Connections {
        @Override
        public <T> T lend(DatabaseSource.Work<T> work) throws SQLException {
            if (connection.getAutoCommit() || !idle()) {
                return work.on(connection);
            }
            // The driver begins a transaction with our question; left open, it would hold locks that the test knows
            // nothing of.
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        }

        private boolean idle() throws SQLException {
            return connection.isWrapperFor(BaseConnection.class)
                    && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        }

        @Override
        public String toString() {
            return "database";
        }
    }
}
