package io.confiture.migration.code;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a connection in whose transaction code of users runs, and refuses what would end it.
 *
 * <p>The connection itself stays in JDBC's autocommit mode, so that the driver refuses a {@code commit()} that comes by another way,
 * such as {@code statement.getConnection()}. Savepoints, which the driver has only outside of that mode, are made with SQL.
 */
final class GuardedConnection implements InvocationHandler {

    private static final String INVALID_TRANSACTION_TERMINATION = "2D000";
    private static final Set<String> ENDS_THE_SESSION = Set.of("close", "abort");
    private static final Set<String> BELONGS_TO_THE_TRANSACTION =
            Set.of("commit", "setTransactionIsolation", "setReadOnly");

    private final Connection connection;
    private final boolean inTransaction;
    private @Nullable String violation;
    private int savepoints;

    GuardedConnection(Connection connection, boolean inTransaction) {
        this.connection = connection;
        this.inTransaction = inTransaction;
    }

    /** Return the connection as users get it. */
    Connection proxy() {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /** Return the first thing that was refused, or null: whoever swallowed the exception shall not get away with it. */
    @Nullable
    String violation() {
        return violation;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (ENDS_THE_SESSION.contains(name)) {
            throw refused(name, "the connection belongs to Confiture");
        }
        if (name.equals("unwrap") && arguments != null && arguments[0] == Connection.class) {
            return proxy;
        }
        if (inTransaction) {
            if (BELONGS_TO_THE_TRANSACTION.contains(name)
                    || (name.equals("rollback") && arguments == null)
                    || (name.equals("setAutoCommit") && arguments != null && Boolean.TRUE.equals(arguments[0]))) {
                throw refused(name, "the transaction belongs to Confiture");
            }
            switch (name) {
                case "getAutoCommit":
                    return false;
                case "setAutoCommit":
                    return null;
                case "setSavepoint":
                    return savepoint(arguments == null ? null : (String) arguments[0]);
                case "rollback":
                    return send("ROLLBACK TO SAVEPOINT ", arguments);
                case "releaseSavepoint":
                    return send("RELEASE SAVEPOINT ", arguments);
                default:
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private SQLException refused(String name, String why) {
        String message = name + "() is refused: " + why;
        if (violation == null) {
            violation = message;
        }
        return new SQLException(message, INVALID_TRANSACTION_TERMINATION);
    }

    private Savepoint savepoint(@Nullable String name) throws SQLException {
        SqlSavepoint savepoint = new SqlSavepoint(++savepoints, name);
        execute("SAVEPOINT " + savepoint.sql());
        return savepoint;
    }

    private @Nullable Object send(String command, @Nullable Object @Nullable [] arguments) throws SQLException {
        if (arguments == null || !(arguments[0] instanceof SqlSavepoint savepoint)) {
            throw new SQLException("this savepoint comes from another connection");
        }
        execute(command + savepoint.sql());
        return null;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A savepoint made with SQL. */
    private record SqlSavepoint(int id, @Nullable String name) implements Savepoint {

        String sql() {
            return name == null ? "confiture_user_" + id : '"' + name.replace("\"", "\"\"") + '"';
        }

        @Override
        public int getSavepointId() throws SQLException {
            if (name != null) {
                throw new SQLException("a named savepoint has no number");
            }
            return id;
        }

        @Override
        public String getSavepointName() throws SQLException {
            if (name == null) {
                throw new SQLException("a numbered savepoint has no name");
            }
            return name;
        }
    }
}
