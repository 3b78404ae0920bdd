package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures runs that copy a table from one database to another, against two psql that are joined by a pipe: as it is, masked, and in a
 * JVM with little memory.
 */
final class SyncBenchmark implements Benchmark {

    private static final double GOAL_PLAIN = 1 / 0.9;
    private static final double GOAL_MASKED = 1 / 0.5;
    private static final String HEAP = "-Xmx128m";
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        try (Servers servers = Servers.of(ServerChoice.embedded(tools.get()))) {
            Server server = servers.server();
            lab.line("%s", server.info());
            CopiedTable table = CopiedTable.of(lab.work().resolve("sync"), lab.quick() ? 50_000 : 1_000_000);
            withTable(lab, server, table, (from, to, target) -> race(lab, table, from, to, target, tools.get()));
            CopiedTable big =
                    CopiedTable.of(lab.work().resolve("sync-big"), lab.quick() ? 100_000 : 10_000_000);
            withTable(lab, server, big, (from, to, target) -> small(lab, big, from, to, target));
        }
    }

    private interface Measurement {
        void measure(Database from, Database to, Session target) throws Exception;
    }

    private static void withTable(Lab lab, Server server, CopiedTable table, Measurement measurement) throws Exception {
        try (Database from = server.create(DatabaseSettings.defaults());
                Database to = server.create(DatabaseSettings.defaults());
                Session source = from.connect();
                Session target = to.connect()) {
            table.create(source);
            table.fill(source);
            table.create(target);
            lab.line(
                    "%d rows, %s",
                    table.rows(), new Query(source).value("SELECT pg_size_pretty(pg_table_size('customers'))"));
            measurement.measure(from, to, target);
        }
    }

    private static void race(Lab lab, CopiedTable table, Database from, Database to, Session target, Path tools)
            throws Exception {
        String plain = "as it is, one connection";
        String masked = "three columns masked, one connection";
        String psql = "psql COPY TO | psql COPY FROM";
        Tool reading = Tool.of(tools, from.jdbcUrl());
        Path output = lab.work().resolve("psql.out");
        String program = reading.program("psql");
        List<String> pipe = List.of(
                "sh",
                "-c",
                program + " -Xqc 'COPY customers TO STDOUT' | PGDATABASE=" + to.name() + " " + program
                        + " -Xqc 'COPY customers FROM STDIN'");
        Race race = new Race(lab.rounds(2), lab.rounds(7))
                .add(plain, () -> table.checked(target, () -> table.copy(from.jdbcUrl(), to.jdbcUrl(), false, 1)))
                .add(masked, () -> table.checked(target, () -> table.copy(from.jdbcUrl(), to.jdbcUrl(), true, 1)))
                .add(
                        "three columns masked, two connections",
                        () -> table.checked(target, () -> table.copy(from.jdbcUrl(), to.jdbcUrl(), true, 2)))
                .add(psql, () -> table.checked(target, () -> reading.run(output, pipe)));
        Standings times = race.run();
        lab.print(times.all());
        lab.ratio(times.of(plain), times.of(psql), GOAL_PLAIN);
        lab.ratio(times.of(masked), times.of(plain), GOAL_MASKED);
        oneProcessor(lab, table, from, to, target);
    }

    /** Our side on one processor; the server stays on all of them, as one on another machine would. */
    private static void oneProcessor(Lab lab, CopiedTable table, Database from, Database to, Session target)
            throws Exception {
        if (!Files.isExecutable(TASKSET)) {
            lab.line("SKIPPED: there is no taskset to give a JVM one processor");
            return;
        }
        String plain = "as it is, JVM on one processor";
        String masked = "three columns masked, JVM on one processor";
        Standings times = new Race(0, lab.rounds(5))
                .add(plain, () -> table.checked(target, () -> child(lab, table, from, to, "plain", true).nanos()))
                .add(masked, () -> table.checked(target, () -> child(lab, table, from, to, "masked", true).nanos()))
                .run();
        lab.print(times.all());
        lab.ratio(times.of(masked), times.of(plain), GOAL_MASKED);
    }

    private static void small(Lab lab, CopiedTable table, Database from, Database to, Session target) throws Exception {
        CopyInChild.Said[] said = new CopyInChild.Said[1];
        long nanos = table.checked(target, () -> {
            said[0] = child(lab, table, from, to, "masked", false);
            return said[0].nanos();
        });
        lab.line(
                "  %d rows in a JVM with %s, three columns masked: %.1f s, %.0f rows/s, most heap in use after a collection %d MB",
                table.rows(), HEAP, nanos / 1e9, table.rows() / (nanos / 1e9), said[0].heapMegabytes());
    }

    /** Copy in a JVM of its own, which measures without its start, after a copy that does not count. */
    private static CopyInChild.Said child(
            Lab lab, CopiedTable table, Database from, Database to, String what, boolean pinned)
            throws IOException, InterruptedException {
        ProcessBuilder builder = Lab.childJvm(
                lab.work(),
                CopyInChild.class,
                String.valueOf(table.rows()),
                what,
                String.valueOf(pinned),
                from.jdbcUrl(),
                to.jdbcUrl());
        builder.command().add(1, HEAP);
        if (pinned) {
            builder.command().addAll(0, List.of(TASKSET.toString(), "-c", "0"));
        }
        Path output = lab.work().resolve("child.out");
        int status = builder.redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.format(Locale.ROOT, "the JVM that copies ended with %d", status));
        }
        return CopyInChild.Said.parse(Files.readString(output));
    }
}
