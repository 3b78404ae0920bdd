package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.Template;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures a clone against the bare statement that it cannot do without. */
final class CloneBenchmark implements Benchmark {

    private static final double GOAL = 1.2;

    @Override
    public void run(Lab lab) throws Exception {
        try (Servers servers = Servers.of(ServerChoice.embedded())) {
            Server server = servers.server();
            lab.line("%s", server.info());
            for (int tables : List.of(10, 100, 1000)) {
                measure(lab, server, new GeneratedSchema(tables));
            }
        }
    }

    private static void measure(Lab lab, Server server, GeneratedSchema schema) throws Exception {
        Template template = server.template("clone " + schema, schema::create);
        // Statements about databases may come from any database: this one is empty and ours.
        try (Database admin = server.create(DatabaseSettings.defaults());
                Session session = admin.connect();
                Statement statement = session.connection().createStatement()) {
            String ours = schema + ": clone";
            String same = schema + ": CREATE DATABASE .. FILE_COPY";
            Standings times = new Race(lab.rounds(3), lab.rounds(schema.tables() > 100 ? 20 : 60))
                    .add(ours, () -> {
                        long start = System.nanoTime();
                        Database clone = server.clone(template);
                        long nanos = System.nanoTime() - start;
                        clone.close();
                        awaitDropped(server, clone.name());
                        return nanos;
                    })
                    .add(same, () -> bare(statement, template, " STRATEGY FILE_COPY"))
                    .add(schema + ": CREATE DATABASE, default strategy", () -> bare(statement, template, ""))
                    .run();
            lab.print(times.all());
            lab.ratio(times.of(ours), times.of(same), GOAL);
        }
    }

    private static long bare(Statement statement, Template template, String clause) throws SQLException {
        long start = System.nanoTime();
        statement.execute("CREATE DATABASE bare TEMPLATE \"" + template.name() + "\"" + clause);
        long nanos = System.nanoTime() - start;
        statement.execute("DROP DATABASE bare");
        return nanos;
    }

    /** Databases are dropped in the background, which must not fall into the time of the next variant. */
    private static void awaitDropped(Server server, String name) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (server.databases().contains(name)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " is not dropped after a minute");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
