package io.confiture.benchmarks;

import io.confiture.postgres.ClonePool;
import io.confiture.postgres.Database;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.Template;
import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Plays tests that each take a database of their own, with our template and pool or with zonky's PreparedDbProvider, from
 * starting the server on; a program of its own, since both keep their servers to the end of the JVM in real life.
 */
enum TestRun {

    /** Ours. */
    OURS {
        @Override
        void play(GeneratedSchema schema, int tests, int bodyMillis) throws Exception {
            try (Servers servers = Servers.of(ServerChoice.embedded())) {
                Template template = servers.server().template("test run", schema::create);
                try (ClonePool pool = template.pool(POOL)) {
                    for (int i = 0; i < tests; i++) {
                        try (Database database = pool.take();
                                Session session = database.connect()) {
                            body(session.connection(), bodyMillis);
                        }
                    }
                    done();
                }
            }
        }
    },

    /** Zonky's. */
    ZONKY {
        @Override
        void play(GeneratedSchema schema, int tests, int bodyMillis) throws Exception {
            PreparedDbProvider provider = PreparedDbProvider.forPreparer(source -> {
                try (Connection connection = source.getConnection()) {
                    schema.create(connection);
                }
            });
            for (int i = 0; i < tests; i++) {
                try (Connection connection = provider.createDataSource().getConnection()) {
                    body(connection, bodyMillis);
                }
            }
            done();
        }
    };

    private static final int POOL = 4;

    abstract void play(GeneratedSchema schema, int tests, int bodyMillis) throws Exception;

    private static void body(Connection connection, int millis) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO item_1 (id, name) VALUES (1, 'one')");
            statement.execute("SELECT count(*) FROM item_1");
        }
        // Stands for the work of a test, during which a pool can be filled.
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** Say that the last test has ended; what follows is tidying up, and does not count for either. */
    private static void done() {
        System.out.println("done");
    }

    /** Play one run: whose, how many tables, how many tests, how long a test lasts in ms. */
    public static void main(String[] args) throws Exception {
        valueOf(args[0])
                .play(
                        new GeneratedSchema(Integer.parseInt(args[1])),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]));
    }
}
