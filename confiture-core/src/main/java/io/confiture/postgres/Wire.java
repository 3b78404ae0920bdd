package io.confiture.postgres;

import io.confiture.sql.CopyData;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends text to the server as it is and takes in what comes back without keeping it.
 *
 * <p>Goes below JDBC, to the driver's query executor, because there alone rows can be thrown away as they arrive: the simple
 * protocol has no cursors, and JDBC statements keep every row of it.
 */
final class Wire {

    private static final int WITH_ROWS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_NO_METADATA;
    private static final int FLAGS = WITH_ROWS | QueryExecutor.QUERY_NO_RESULTS;
    private static final int BUFFER = 1 << 16;

    private final BaseConnection connection;

    Wire(Connection connection) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
    }

    /** Send one message; notices are given on as they arrive. */
    void execute(String sql, Consumer<ServerErrorMessage> notices) throws SQLException {
        execute(sql, notices, (command, rows) -> {}, false);
    }

    /**
     * Send one message, and give the command tags on.
     *
     * @param tags gets each command and the rows that it changed; a command that returns rows has no tag here
     * @param countReturned whether the rows that come back are counted as changed: for INSERT .. RETURNING and its like, which
     *     the driver gives no tag for. They are held in memory until the command ends
     */
    void execute(String sql, Consumer<ServerErrorMessage> notices, Tags tags, boolean countReturned)
            throws SQLException {
        Query query = connection.createQuery(sql, false, false).query;
        try {
            connection
                    .getQueryExecutor()
                    .execute(
                            query,
                            null,
                            new Discarding(notices, tags, countReturned),
                            0,
                            0,
                            countReturned ? WITH_ROWS : FLAGS);
        } finally {
            query.close();
        }
    }

    /** Send a COPY .. FROM STDIN and its data, streaming; returns how many rows the server took. */
    long copyIn(String sql, CopyData data, Consumer<ServerErrorMessage> notices) throws SQLException {
        connection.clearWarnings();
        CopyIn copy = new CopyManager(connection).copyIn(sql);
        try {
            write(copy, data.chars());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            giveOn(notices);
        }
    }

    private void write(CopyIn copy, CharSequence data) throws SQLException {
        // A script may have said SET client_encoding; the driver has followed.
        CharsetEncoder encoder = Charset.forName(connection.getEncoding().name())
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer in = CharBuffer.wrap(data);
        ByteBuffer out = ByteBuffer.allocate(BUFFER);
        CoderResult result;
        do {
            result = encoder.encode(in, out, true);
            copy.writeToCopy(out.array(), 0, out.position());
            out.clear();
        } while (result.isOverflow());
        encoder.flush(out);
        copy.writeToCopy(out.array(), 0, out.position());
    }

    /** Send a COPY .. TO STDOUT and take its data in. */
    void copyOut(String sql, Consumer<ServerErrorMessage> notices) throws SQLException {
        connection.clearWarnings();
        try {
            new CopyManager(connection).copyOut(sql, OutputStream.nullOutputStream());
        } catch (java.io.IOException e) {
            throw new SQLException("cannot take in the data of " + sql, e);
        } finally {
            giveOn(notices);
        }
    }

    /** The driver keeps what is said during COPY on the connection. */
    private void giveOn(Consumer<ServerErrorMessage> notices) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            accept(warning, notices);
        }
        connection.clearWarnings();
    }

    private static void accept(SQLWarning warning, Consumer<ServerErrorMessage> notices) {
        if (warning instanceof PSQLWarning own && own.getServerErrorMessage() != null) {
            notices.accept(own.getServerErrorMessage());
        }
    }

    /** Learns what a command changed. */
    @FunctionalInterface
    interface Tags {
        /** Learn that a command ran; the first word of its tag, and the number of rows in it. */
        void ran(String command, long rows);
    }

    /** Keeps nothing but the first error, which the driver then throws. */
    private static final class Discarding extends ResultHandlerBase {

        private final Consumer<ServerErrorMessage> notices;
        private final Tags tags;
        private final boolean countReturned;

        Discarding(Consumer<ServerErrorMessage> notices, Tags tags, boolean countReturned) {
            this.notices = notices;
            this.tags = tags;
            this.countReturned = countReturned;
        }

        @Override
        public void handleCommandStatus(String status, long rows, long insertedOid) {
            int end = status.indexOf(' ');
            tags.ran(end < 0 ? status : status.substring(0, end), rows);
        }

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            // The rows themselves are thrown away: the caller wants to know whether the statement works.
            if (countReturned) {
                tags.ran("RETURNING", tuples.size());
            }
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            accept(warning, notices);
        }
    }
}
