package io.confiture.benchmarks;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Measures a snapshot of the catalog against {@code pg_dump -s} of the same database. */
final class SnapshotBenchmark implements Benchmark {

    private static final double GOAL = 0.2;

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        try (Servers servers = Servers.of(ServerChoice.embedded(tools.get()))) {
            Server server = servers.server();
            lab.line("%s", server.info());
            for (int tables : List.of(10, 100, 1000)) {
                measure(lab, server, new GeneratedSchema(tables), tools.get());
            }
        }
    }

    private static void measure(Lab lab, Server server, GeneratedSchema schema, Path tools) throws Exception {
        CatalogReader reader = new CatalogReader(ReaderOptions.defaults());
        try (Database database = server.create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            schema.create(session);
            lab.line(
                    "%s: %d objects in the snapshot",
                    schema, reader.read(session.connection()).objects().size());
            Tool tool = Tool.of(tools, database.jdbcUrl());
            Path output = lab.work().resolve("dump.sql");
            String warm = schema + ": snapshot, open session";
            String dump = schema + ": pg_dump -s";
            Standings times = new Race(lab.rounds(10), lab.rounds(30))
                    .add(warm, () -> {
                        long start = System.nanoTime();
                        reader.read(session.connection());
                        return System.nanoTime() - start;
                    })
                    .add(schema + ": connect, first snapshot of the session", () -> {
                        long start = System.nanoTime();
                        try (Session fresh = database.connect()) {
                            reader.read(fresh.connection());
                            return System.nanoTime() - start;
                        }
                    })
                    .add(dump, () -> tool.run(output, List.of(tool.program("pg_dump"), "-s")))
                    .run();
            lab.print(times.all());
            lab.ratio(times.of(warm), times.of(dump), GOAL);
        }
    }
}
