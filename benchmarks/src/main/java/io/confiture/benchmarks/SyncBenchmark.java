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
import java.util.ArrayList;
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
            CopiedTable big = CopiedTable.of(lab.work().resolve("sync-big"), lab.quick() ? 100_000 : 10_000_000);
            withTable(lab, server, big, (from, to, target) -> small(lab, big, from, to, target));
            // The last, because the server stays pinned.
            withTable(lab, server, table, (from, to, target) -> oneProcessor(lab, table, from, to, target));
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
                    table.rows(),
                    String.valueOf(new Query(source).value("SELECT pg_size_pretty(pg_table_size('customers'))")));
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
    }

    /** Both sides and the server on one processor, where every nanosecond of masking is one that nothing else can use. */
    private static void oneProcessor(Lab lab, CopiedTable table, Database from, Database to, Session target)
            throws Exception {
        if (!Files.isExecutable(TASKSET) || !pin(target)) {
            lab.line("SKIPPED: the server cannot be given one processor by taskset");
            return;
        }
        String plain = "as it is, everything on one processor";
        String masked = "three columns masked, everything on one processor";
        List<Long> plainCpu = new ArrayList<>();
        List<Long> maskedCpu = new ArrayList<>();
        Standings times = new Race(0, lab.rounds(3))
                .add(plain, () -> table.checked(target, () -> pinned(lab, table, from, to, "plain", plainCpu)))
                .add(masked, () -> table.checked(target, () -> pinned(lab, table, from, to, "masked", maskedCpu)))
                .run();
        lab.print(times.all());
        lab.print(List.of(
                new Timings("of it processor time of the JVM, as it is", plainCpu),
                new Timings("of it processor time of the JVM, masked", maskedCpu)));
        lab.ratio(times.of(masked), times.of(plain), GOAL_MASKED);
    }

    /** Pin the server's first process: those that serve later connections inherit it. */
    private static boolean pin(Session session) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = ProcessHandle.of(session.backendPid()).flatMap(ProcessHandle::parent);
        return server.isPresent()
                && new ProcessBuilder(
                                        TASKSET.toString(),
                                        "-c",
                                        "-p",
                                        "0",
                                        String.valueOf(server.get().pid()))
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }

    private static long pinned(Lab lab, CopiedTable table, Database from, Database to, String what, List<Long> cpu)
            throws IOException, InterruptedException {
        CopyInChild.Said said = child(lab, table, from, to, what, true);
        cpu.add(said.cpuNanos());
        return said.nanos();
    }

    private static void small(Lab lab, CopiedTable table, Database from, Database to, Session target) throws Exception {
        long nanos = table.checked(
                target, () -> child(lab, table, from, to, "masked", false).nanos());
        lab.line(
                "  %d rows, three columns masked, one connection, in a JVM with %s: %.1f s, %.0f rows/s",
                table.rows(), HEAP, nanos / 1e9, table.rows() / (nanos / 1e9));
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
