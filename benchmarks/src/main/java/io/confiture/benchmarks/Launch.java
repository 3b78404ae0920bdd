package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Starts a server and asks it something, with our launcher or with zonky's; also as a program of its own, for a fresh JVM. */
enum Launch {

    /** Ours, until the server answered the first query, which is part of starting it. */
    OURS {
        @Override
        void launch(Runnable onAnswer) {
            try (Servers servers = Servers.of(ServerChoice.embedded())) {
                if (servers.server().info().major() > 0) {
                    onAnswer.run();
                }
            }
        }
    },

    /** Ours, until a throwaway database was made and answered a query. */
    OURS_DATABASE {
        @Override
        void launch(Runnable onAnswer) throws SQLException {
            try (Servers servers = Servers.of(ServerChoice.embedded());
                    Database database = servers.server().create(DatabaseSettings.defaults());
                    Session session = database.connect()) {
                query(session.connection());
                onAnswer.run();
            }
        }
    },

    /** Zonky's, until the server's own database answered a query. */
    ZONKY {
        @Override
        void launch(Runnable onAnswer) throws IOException, SQLException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                    Connection connection = postgres.getPostgresDatabase().getConnection()) {
                query(connection);
                onAnswer.run();
            }
        }
    };

    /** Start, ask, tell that the answer is there, stop. */
    abstract void launch(Runnable onAnswer) throws IOException, SQLException;

    /** Return the time in ns until the answer. */
    long nanos() throws IOException, SQLException {
        long start = System.nanoTime();
        long[] end = new long[1];
        launch(() -> end[0] = System.nanoTime());
        return end[0] - start;
    }

    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** Print, as soon as the answer is there, how long it took from here. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        valueOf(args[0]).launch(() -> System.out.println(System.nanoTime() - start));
    }
}
