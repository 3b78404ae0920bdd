package io.confiture.postgres;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads the rows of a query one after the other, in the text form of {@code COPY}; holds one at a time, however many there are.
 *
 * <p>For one thread at a time, like its session.
 */
public final class RowStream {

    private final Session session;

    /** Read through a session. */
    public RowStream(Session session) {
        this.session = session;
    }

    /**
     * Hand on each row of a query.
     *
     * @param query a SELECT
     * @param line gets a row as {@code COPY} writes it, without the end of the line: columns with tabs between them
     * @return how many rows there were
     * @throws PostgresException with the server's message and SQLSTATE when it refuses
     */
    public long each(String query, Consumer<byte[]> line) {
        CopyOut copy = null;
        long rows = 0;
        try {
            copy = session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT (ENCODING 'UTF8')");
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                boolean ends = data.length > 0 && data[data.length - 1] == '\n';
                open.write(data, 0, ends ? data.length - 1 : data.length);
                if (ends) {
                    rows++;
                    line.accept(open.toByteArray());
                    open.reset();
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            cancel(copy);
        }
    }

    /** Stop what the server still sends, when the reader has had enough. */
    private static void cancel(@Nullable CopyOut copy) {
        try {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // A second failure says nothing that the first did not.
            throw failed(e);
        }
    }

    private static PostgresException failed(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String message = said == null ? null : said.getMessage();
        return new PostgresException(message == null ? String.valueOf(e.getMessage()) : message, e);
    }
}
