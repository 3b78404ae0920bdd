package io.confiture.catalog;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Makes the database that has at least one object of every kind. */
final class Everything {
    private Everything() {}

    static Database create(TestServer server) throws SQLException {
        Database database = server.create();
        try (Session session = database.connect()) {
            Connection connection = session.connection();
            int version = connection.getMetaData().getDatabaseMajorVersion();
            prepareCluster(connection);
            execute(connection, text("everything.sql"));
            execute(connection, text(version >= 18 ? "everything-18.sql" : "everything-15.sql"));
        }
        return database;
    }

    /** Roles and tablespaces are shared by all databases of a server, and by all tests that use it. */
    private static void prepareCluster(Connection connection) throws SQLException {
        for (String role : new String[] {"ct_reader", "ct_owner"}) {
            if (!exists(connection, "select from pg_roles where rolname = '" + role + "'")) {
                execute(connection, "create role " + role);
            }
        }
        if (!exists(connection, "select from pg_tablespace where spcname = 'ct_space'")) {
            execute(connection, "set allow_in_place_tablespaces to on");
            execute(connection, "create tablespace ct_space location ''");
            execute(connection, "reset allow_in_place_tablespaces");
        }
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Everything.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
