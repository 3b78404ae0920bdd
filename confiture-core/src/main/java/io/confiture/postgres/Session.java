package io.confiture.postgres;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;

/**
 * One connection to a database, a throwaway one unless it was opened by URL. What is sent goes to the server as it is (simple query protocol): question marks and
 * braces mean nothing to the driver.
 *
 * <p>The connection stays in JDBC's autocommit mode; transactions are opened and ended here, or by a script itself, and
 * {@link #transactionState()} says what the server thinks. For one thread at a time.
 */
public final class Session implements AutoCloseable {

    private static final String RESET =
            "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; SET TimeZone = 'UTC'; CLOSE ALL;"
                    + " UNLISTEN *; SELECT pg_catalog.pg_advisory_unlock_all(); ";

    private static final String DISCARD = "DISCARD TEMP; DISCARD SEQUENCES; ";

    /**
     * How the names of prepared statements begin that {@link #resetState()} keeps: those of Confiture's own readers, which would
     * otherwise be planned again after each script.
     */
    public static final String KEPT_PREFIX = "confiture_";

    private static final String PREPARED = "SELECT pg_catalog.quote_ident(name) FROM pg_catalog.pg_prepared_statements"
            + " WHERE from_sql AND NOT pg_catalog.starts_with(name, '" + KEPT_PREFIX + "')";

    private final String database;
    private final Connection connection;
    private final Runnable onClose;
    private final Watch watch;

    Session(String database, Connection connection, Runnable onClose) {
        this.database = database;
        this.connection = connection;
        this.onClose = onClose;
        this.watch = new Watch(connection);
    }

    /** Open a session on a database. */
    static Session open(Connector connector, String database, Runnable onClose) {
        try {
            Connection connection = connector.connect(database);
            Session session = new Session(database, connection, onClose);
            // The driver sends the JVM's zone when it connects, which would make results depend on the machine.
            session.execute("SET TimeZone = 'UTC'");
            return session;
        } catch (SQLException e) {
            throw new PostgresException(
                    "cannot connect to " + database + " on " + connector.address() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Open a session on a database that exists and is not ours, such as the real one of an environment.
     *
     * @param url where it is; without a database's name the one that is called like the user, as libpq has it
     * @return an idle session; the caller closes it
     * @throws PostgresException when nobody answers there; the message has no password
     */
    public static Session to(DatabaseUrl url) {
        return to(url, "confiture");
    }

    /**
     * Open a session as {@link #to(DatabaseUrl)} does, under a name by which others on the server can tell whose it is.
     *
     * @param application the {@code application_name} in {@code pg_stat_activity}
     */
    public static Session to(DatabaseUrl url, String application) {
        Secret password = url.password();
        Connector connector = Connector.of(url.jdbcUrl(), url.user(), password == null ? null : password.value())
                .as(application);
        String user = url.user() == null ? System.getProperty("user.name") : url.user();
        return open(connector, url.database() == null ? user : url.database(), () -> {});
    }

    /** Return the name of the database. */
    public String database() {
        return database;
    }

    /** Return the JDBC connection, in autocommit mode; leave that mode, isolation and read-only settings alone. */
    public Connection connection() {
        return connection;
    }

    /** Return what stands by while statements run. */
    Watch watch() {
        return watch;
    }

    /** Return whether the connection still works, by what the driver knows; sends nothing. */
    public boolean alive() {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            throw failed("ask whether the connection lives", e);
        }
    }

    /** Return where the session stands, as of the last answer of the server; sends nothing. */
    public TransactionState transactionState() {
        try {
            return switch (connection.unwrap(BaseConnection.class).getTransactionState()) {
                case IDLE -> TransactionState.IDLE;
                case OPEN -> TransactionState.OPEN;
                case FAILED -> TransactionState.FAILED;
            };
        } catch (SQLException e) {
            throw failed("ask for the transaction state", e);
        }
    }

    /** Return the process id of the backend, as {@code pg_backend_pid()} says; sends nothing. */
    public int backendPid() {
        try {
            return connection.unwrap(BaseConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw failed("ask for the backend's process id", e);
        }
    }

    /** Open a transaction block. */
    public void begin() {
        run("BEGIN");
    }

    /**
     * Commit the transaction block.
     *
     * @throws PostgresException also when the server rolled back instead, which it does in a failed transaction
     */
    public void commit() {
        if (transactionState() == TransactionState.FAILED) {
            run("ROLLBACK");
            throw new PostgresException("the transaction on " + database
                    + " had failed before, so that nothing of it could be committed; it is rolled back");
        }
        run("COMMIT");
    }

    /** Roll the transaction block back; does nothing outside of one. */
    public void rollback() {
        if (transactionState() != TransactionState.IDLE) {
            run("ROLLBACK");
        }
    }

    /**
     * Undo what a script may have left in the session: role, settings, prepared statements, cursors, listeners, advisory locks,
     * temporary tables.
     *
     * <p>Outside a transaction block everything is undone. In an open one too, but temporary tables stay (dropping them is part
     * of the transaction and would come back with its rollback), and settings made in it with SET come back when it is rolled
     * back. In a failed transaction block nothing can be undone: roll back first.
     *
     * @throws PostgresException in a failed transaction block, or when the connection is lost
     */
    public void resetState() {
        resetState("");
    }

    /**
     * Undo what a script may have left, as {@link #resetState()} does, and give the session settings in the same message: what a role or
     * a database has set for itself, such as a timeout, does not come into force in between.
     *
     * @param settings statements, each ended by a semicolon
     */
    public void resetState(String settings) {
        if (transactionState() == TransactionState.FAILED) {
            throw new PostgresException(
                    "the transaction on " + database + " has failed; roll it back before the session is reset");
        }
        // DISCARD ALL would do, but is refused in a transaction block, also in the implicit one of several statements.
        deallocate(
                resetAndList((transactionState() == TransactionState.IDLE ? RESET + DISCARD : RESET) + settings, ""));
    }

    /**
     * Reset an idle session as {@link #resetState(String)} does and open a transaction block, all in one message.
     *
     * @param settings statements, each ended by a semicolon
     */
    public void resetAndBegin(String settings) {
        // In a transaction of its own: the one that is opened has not begun to work, and may still be told its
        // isolation level.
        deallocate(resetAndList("BEGIN; " + RESET + DISCARD + settings, "; COMMIT; BEGIN"));
    }

    /** Return what {@link #resetState()} sends in a transaction, to be sent together with more; prepared statements stay. */
    public static String resetInTransaction() {
        return RESET;
    }

    /** Reset, and return the names of what scripts prepared, quoted: one message, since this happens after each script. */
    private List<String> resetAndList(String reset, String after) {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(reset + PREPARED + after);
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    // Settings may give rows too; the names come last.
                    names.clear();
                    try (ResultSet found = statement.getResultSet()) {
                        while (found.next()) {
                            names.add(found.getString(1));
                        }
                    }
                }
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw failed("reset the session", e);
        }
        return names;
    }

    /** Deallocate what scripts prepared; the driver looks after its own statements, and ours stay. */
    private void deallocate(List<String> names) {
        if (!names.isEmpty()) {
            run(names.stream().map(name -> "DEALLOCATE " + name).collect(Collectors.joining(";")));
        }
    }

    /**
     * Ask the server to stop what it is doing for this session; that fails with SQLSTATE 57014 then. From any thread.
     *
     * @throws PostgresException when the server cannot be reached
     */
    public void cancel() {
        try {
            connection.unwrap(BaseConnection.class).cancelQuery();
        } catch (SQLException e) {
            throw failed("cancel what runs", e);
        }
    }

    /** Break the connection without a word to the server, whoever uses it just now. From any thread. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw failed("break the connection", e);
        }
    }

    private void run(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private PostgresException failed(String what, SQLException e) {
        return new PostgresException("cannot " + what + " on " + database + ": " + e.getMessage(), e);
    }

    /** Close the connection; the server rolls back what is open. Closing twice is allowed. */
    @Override
    public void close() {
        watch.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("close the connection", e);
        } finally {
            onClose.run();
        }
    }
}
