package io.confiture.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * Reads the rows of a table or query as the server streams them, in the text format of {@code COPY}, one at a time and without
 * keeping any. The session can be used for nothing else until the last row was read or this is closed. For one thread.
 */
public final class TableCopyOut implements AutoCloseable {

    private final CopyOut copy;
    private final CopyFailures failures;

    private TableCopyOut(CopyOut copy, CopyFailures failures) {
        this.copy = copy;
        this.failures = failures;
    }

    /**
     * Begin to read.
     *
     * @param session an idle session, or one with an open transaction
     * @param source what is read, as SQL text that goes between {@code COPY} and {@code TO STDOUT}: a table with its columns in
     *     parentheses, or a query in parentheses
     * @throws PostgresException when the server refuses; as everything that this class throws, it repeats no value of a row
     */
    public static TableCopyOut of(Session session, String source) {
        CopyFailures failures = new CopyFailures("read", session.database(), CopyFailures.NO_COLUMNS);
        try {
            BaseConnection connection = session.connection().unwrap(BaseConnection.class);
            return new TableCopyOut(
                    new CopyManager(connection).copyOut("COPY " + source + " TO STDOUT (FORMAT text)"), failures);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /**
     * Return the next row, with the line feed at its end.
     *
     * @return an array that the caller may keep and change; null after the last row
     * @throws PostgresException when the server gives up or does not answer any more
     */
    public byte @Nullable [] next() {
        try {
            return copy.readFromCopy();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Stop the server if it is not done. */
    @Override
    public void close() {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                throw failures.of(e);
            }
        }
    }
}
