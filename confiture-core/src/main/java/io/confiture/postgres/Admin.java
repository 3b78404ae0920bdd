package io.confiture.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the administrative statements (CREATE and DROP DATABASE, questions to the catalogs of the cluster) from the server's
 * admin database.
 *
 * <p>These come from several threads (callers, the filling of pools, the drops in the background), each is a single short
 * statement that leaves no state behind, and a new connection costs as much as the statement: so they share a small HikariCP
 * pool. A session on a throwaway database is the opposite (opened once, full of state, gone with its database): there a pool
 * would only hand the state of one test to the next, so those are opened and closed directly.
 */
final class Admin implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);
    private static final int CONNECTIONS = 4;
    private static final int LOGIN_SECONDS = 5;

    private final HikariDataSource pool;

    Admin(Connector connector) {
        // Made without a configuration, the pool starts with the first connection that is asked for, not before.
        pool = new HikariDataSource();
        pool.setPoolName("confiture-admin");
        pool.setDataSource(new AdminSource(connector));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(30));
    }

    /** Send statements one by one, each in a transaction of its own, on one connection. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                LOG.debug("{}", sql);
                statement.execute(sql);
            }
        }
    }

    /** Return all rows as text; a column is null where the database says NULL. */
    List<@Nullable String[]> query(String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query(connection, sql);
        }
    }

    static List<@Nullable String[]> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                List<@Nullable String[]> result = new ArrayList<>();
                while (rows.next()) {
                    @Nullable String[] row = new @Nullable String[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = rows.getString(i + 1);
                    }
                    result.add(row);
                }
                return result;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Gives Hikari the same connections that everything else here uses. */
    private record AdminSource(Connector connector) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return connector.connect(connector.adminDatabase());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new java.sql.SQLFeatureNotSupportedException("the user is part of the connector");
        }

        @Override
        public java.io.@Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(java.io.@Nullable PrintWriter out) {
            // Hikari logs through SLF4J; the interface asks for the method.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // The URL's own loginTimeout and connectTimeout hold.
        }

        @Override
        public int getLoginTimeout() {
            return LOGIN_SECONDS; // Hikari also waits so long for its own threads when it is closed.
        }

        @Override
        public java.util.logging.Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
            throw new java.sql.SQLFeatureNotSupportedException("logs through SLF4J");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
