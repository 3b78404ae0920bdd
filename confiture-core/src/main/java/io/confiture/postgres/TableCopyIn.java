package io.confiture.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Streams rows into a table, in the text format of {@code COPY}. The session can be used for nothing else until {@link #end()} or
 * {@link #close()}. For one thread.
 */
public final class TableCopyIn implements AutoCloseable {

    private final CopyIn copy;
    private final CopyFailures failures;

    private TableCopyIn(CopyIn copy, CopyFailures failures) {
        this.copy = copy;
        this.failures = failures;
    }

    /**
     * Begin to write.
     *
     * @param session an idle session, or one with an open transaction
     * @param table the table as SQL text
     * @param columns the names of the columns that the rows give, as they are stored, without quotes; at least one
     * @throws PostgresException when the server refuses; as everything that this class throws, it repeats no value of a row
     */
    public static TableCopyIn into(Session session, String table, List<String> columns) {
        CopyFailures failures = new CopyFailures("write", session.database(), columns);
        String names = columns.stream().map(Quoting::identifier).collect(Collectors.joining(", ", " (", ")"));
        try {
            BaseConnection connection = session.connection().unwrap(BaseConnection.class);
            return new TableCopyIn(
                    new CopyManager(connection).copyIn("COPY " + table + names + " FROM STDIN (FORMAT text)"),
                    failures);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /**
     * Send bytes, which need not end where a row does. Each call costs a message; send some ten thousand at a time.
     *
     * @throws PostgresException when the server has given up; the line and the column that it complains about are in the message
     */
    public void write(byte[] bytes, int offset, int length) {
        try {
            copy.writeToCopy(bytes, offset, length);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /**
     * End the stream.
     *
     * @return how many rows the server took
     * @throws PostgresException when it takes none of them
     */
    public long end() {
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Take everything back that was sent, unless it has ended; an open transaction has failed then. */
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
