package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Measures a copy of a table from one database to another, as it is and masked, against two psql that are joined by a pipe. */
final class SyncBenchmark implements Benchmark {

    private static final double GOAL_UNMASKED = 1 / 0.9;
    private static final double GOAL_MASKED = 1 / 0.5;

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        int rows = Integer.getInteger("benchmarks.rows", lab.quick() ? 50_000 : 1_000_000);
        try (Servers servers = Servers.of(ServerChoice.embedded(tools.get()))) {
            Server server = servers.server();
            lab.line("%s", server.info());
            try (Database from = server.create(DatabaseSettings.defaults());
                    Database to = server.create(DatabaseSettings.defaults());
                    Session source = from.connect();
                    Session target = to.connect()) {
                CopiedTable table = new CopiedTable(rows);
                table.create(source);
                table.fill(source);
                table.create(target);
                lab.line(
                        "%d rows, %s",
                        rows, new Query(source).value("SELECT pg_size_pretty(pg_table_size('customers'))"));
                measure(lab, table, from, to, target, tools.get());
            }
        }
    }

    private static void measure(
            Lab lab, CopiedTable table, Database from, Database to, Session target, Path tools) throws Exception {
        String plain = "copied as they are";
        String masked = "three columns masked";
        String psql = "psql COPY TO | psql COPY FROM";
        Tool reading = Tool.of(tools, from.jdbcUrl());
        Tool writing = Tool.of(tools, to.jdbcUrl());
        Path output = lab.work().resolve("psql.out");
        String command = "psql -Xqc 'COPY customers TO STDOUT' | PGDATABASE=" + to.name()
                + " psql -Xqc 'COPY customers FROM STDIN'";
        Standings times = new Race(lab.rounds(2), lab.rounds(5))
                .add(plain, () -> table.checked(target, () -> table.copy(from, to, false)))
                .add(masked, () -> table.checked(target, () -> table.copy(from, to, true)))
                .add(psql, () -> table.checked(
                        target,
                        () -> reading.run(output, List.of("sh", "-c", "PATH=" + tools + ":$PATH; " + command))))
                .run();
        lab.print(times.all());
        lab.ratio(times.of(plain), times.of(psql), GOAL_UNMASKED);
        lab.ratio(times.of(masked), times.of(plain), GOAL_MASKED);
        if (writing.bin().toString().isEmpty()) {
            throw new IllegalStateException();
        }
    }
}
