package io.confiture.benchmarks;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.suite.CheckResult;
import io.confiture.suite.CheckRun;
import io.confiture.suite.Suite;
import io.confiture.suite.SuiteRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Measures the checks of 300 migrations, from reading the files to stopping the server, against a shell script that tries them
 * with psql and compares dumps, on the same server version.
 */
final class MigrationsBenchmark implements Benchmark {

    private static final double GOAL = 0.1;

    /** Per migration: up, dump, down, dump, up, dump; the dump before is the last one of the migration before. */
    private static final String SCRIPT = """
            set -e
            # Newer releases put a random word into each dump, unless one is given.
            if "$BIN/pg_dump" --help | grep -q restrict-key; then KEY=--restrict-key=none; fi
            dump() { "$BIN/pg_dump" -s $KEY -f "$1"; }
            run() { "$BIN/psql" -q -X -1 -v ON_ERROR_STOP=1 -f "$1"; }
            cd "$DUMPS"
            dump before
            for up in "$MIGRATIONS"/*.up.sql; do
              down="${up%.up.sql}.down.sql"
              run "$up"; dump after
              run "$down"; dump back
              cmp before back
              run "$up"; dump again
              cmp after again
              mv again before
            done
            """;

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        int count = lab.quick() ? 20 : 300;
        Path db = GeneratedMigrations.write(Files.createDirectories(lab.work().resolve("project")), count, tools.get());
        try (Servers servers = Servers.of(ServerChoice.embedded(tools.get()))) {
            Server server = servers.server();
            lab.line("%s", server.info());
            String ours = count + " migrations: Suite, with its server's start";
            String script = count + " migrations: psql, pg_dump, cmp; server runs";
            Standings times = new Race(0, lab.rounds(2))
                    .add(ours, () -> suite(lab, db, count))
                    .add(script, () -> script(lab, server, db, tools.get()))
                    .run();
            lab.print(times.all());
            lab.line("  the same with 12 rows in each table, as by default, which must survive:");
            suite(
                    lab,
                    SuiteRequest.of(db).withOverride("checks.cache", "off").withOverride("migration.data.rows", "12"),
                    count);
            lab.ratio(times.of(ours), times.of(script), GOAL);
        }
    }

    private static long suite(Lab lab, Path db, int count) {
        return suite(lab, SuiteRequest.of(db).withOverride("checks.cache", "off"), count);
    }

    private static long suite(Lab lab, SuiteRequest request, int count) {
        long start = System.nanoTime();
        List<CheckResult> results;
        try (Suite suite = Suite.open(request)) {
            results = new CheckRun(suite.root()).run(result -> {});
        }
        long nanos = System.nanoTime() - start;
        List<CheckResult> bad = results.stream()
                .filter(result -> result.word() == CheckResult.Word.FAILED
                        || result.word() == CheckResult.Word.ERROR
                        || result.word() == CheckResult.Word.ABORTED)
                .toList();
        long roundTrips = results.stream()
                .filter(result ->
                        result.check().id().endsWith("/round-trip") && result.word() == CheckResult.Word.PASSED)
                .count();
        if (!bad.isEmpty() || roundTrips != count) {
            throw new IllegalStateException("all migrations are right, but " + roundTrips + " of " + count
                    + " round trips passed; not right are " + bad);
        }
        lab.line("  %d checks in %.0f ms", results.size(), nanos / 1e6);
        return nanos;
    }

    private static long script(Lab lab, Server server, Path db, Path tools) throws Exception {
        Path script = Files.writeString(lab.work().resolve("roundtrips.sh"), SCRIPT);
        Path dumps = Files.createDirectories(lab.work().resolve("dumps"));
        try (Database database = server.create(DatabaseSettings.defaults())) {
            Tool tool = Tool.of(tools, database.jdbcUrl())
                    .with("BIN", tools.toString())
                    .with("DUMPS", dumps.toString())
                    .with("MIGRATIONS", db.resolve("migrations").toString());
            long nanos = tool.run(lab.work().resolve("script.log"), List.of("sh", script.toString()));
            lab.line("  script in %.0f ms", nanos / 1e6);
            return nanos;
        }
    }
}
