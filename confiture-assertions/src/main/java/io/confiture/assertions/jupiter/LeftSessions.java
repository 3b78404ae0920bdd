package io.confiture.assertions.jupiter;

import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.assertions.migration.SandboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for sessions that somebody opened in a database and did not close. */
final class LeftSessions {
    static final String KEY = "confiture.sessions";

    /** A session that was closed is seen by others until its process has ended. */
    private static final int TRIES = 20;

    private static final int PAUSE_MILLIS = 10;

    private LeftSessions() {}

    /** Tell of them, if there are any. */
    static Optional<String> in(MigrationSandbox sandbox) {
        try {
            // On the sandbox's own, so that it is not taken for one that was left.
            Connection connection = sandbox.connection();
            // A transaction in it that failed answers nothing; in autocommit mode a BEGIN of the test's own may have
            // begun it.
            connection.setAutoCommit(false);
            connection.rollback();
            connection.setAutoCommit(true); // one transaction would see the same sessions each time
            List<String> left = list(connection);
            for (int i = 1; i < TRIES && !left.isEmpty(); i++) {
                Thread.sleep(PAUSE_MILLIS);
                left = list(connection);
            }
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of((left.size() == 1 ? "1 session was" : left.size() + " sessions were") + " left open ("
                            + String.join("; ", left) + ")");
        } catch (SQLException | SandboxException e) {
            return Optional.of("it could not be asked which sessions were left open: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> list(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select coalesce(state, 'unknown') || ', last: ' || pg_catalog.left(query, 80)
                    from pg_catalog.pg_stat_activity
                    where datname = pg_catalog.current_database() and backend_type = 'client backend'
                      and pid <> pg_catalog.pg_backend_pid()
                    order by backend_start\
                    """)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
