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
import io.confiture.suite.SuiteServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the five levels of prep-seed validation on 100 tables and 200,000 rows: the first three by the clock, the others
 * against psql that builds the same database, runs the same functions, loads the same files and asks the same questions.
 */
final class SeedLevelsBenchmark implements Benchmark {

    private static final double STATIC_GOAL_MILLIS = 1000;
    private static final double RUNTIME_GOAL = 1.5;
    private static final double EXECUTION_GOAL = 2;
    private static final List<String> STATIC = List.of("seeds/level-1", "seeds/level-2", "seeds/level-3");

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        GeneratedSeeds project = new GeneratedSeeds(lab.quick() ? 20 : 100, lab.quick() ? 100 : 2000);
        Path db = project.write(Files.createDirectories(lab.work().resolve("seeds")), tools.get());
        GeneratedSeeds single = new GeneratedSeeds(project.tables(), 1);
        Path one = single.write(Files.createDirectories(lab.work().resolve("seeds-single")), tools.get());
        try (Servers servers = Servers.of(ServerChoice.embedded(tools.get()));
                SuiteServers ours = new SuiteServers()) {
            Server server = servers.server();
            lab.line("%s; %d tables of %d rows", server.info(), project.tables(), project.rowsPerTable());
            readFilesOnly(lab, db, project);
            SeedScripts scripts = new SeedScripts(
                    project, db, one, Files.createDirectories(lab.work().resolve("seeds-sql")));
            against(lab, db, ours, "level 4", scripts.runtime(), server, tools.get(), RUNTIME_GOAL);
            against(lab, db, ours, "level 5", scripts.execution(), server, tools.get(), EXECUTION_GOAL);
        }
    }

    private static void readFilesOnly(Lab lab, Path db, GeneratedSeeds project) throws Exception {
        String name = "levels 1 to 3 together, with reading the files";
        List<Long> first = List.of(staticLevels(db));
        lab.line("  %s", new Timings(name + ", first in this JVM", first));
        Timings times = new Race(lab.rounds(2), lab.rounds(5))
                .add(name, () -> staticLevels(db))
                .run()
                .of(name);
        lab.line("  %s", times);
        lab.line(
                "  goal p50 < %.0f ms: %s",
                STATIC_GOAL_MILLIS,
                project.tables() < 100 ? "not asked" : times.median() < STATIC_GOAL_MILLIS ? "met" : "NOT MET");
    }

    private static long staticLevels(Path db) {
        long start = System.nanoTime();
        List<CheckResult> results;
        try (Suite suite = Suite.open(SuiteRequest.of(db).withOverride("checks.cache", "off"))) {
            CheckRun run = new CheckRun(suite.root());
            run.keep(STATIC);
            results = run.run(result -> {});
        }
        long nanos = System.nanoTime() - start;
        demandGreen(results);
        return nanos;
    }

    private static void against(
            Lab lab,
            Path db,
            SuiteServers servers,
            String level,
            List<Path> scripts,
            Server server,
            Path tools,
            double goal)
            throws Exception {
        String psql = level + ": the same by psql";
        Standings times = new Race(1, lab.rounds(3))
                .add(level, () -> level(db, servers, "seeds/" + level.replace(' ', '-') + "/"))
                .add(psql, () -> psql(lab, scripts, server, tools))
                .run();
        lab.print(times.all());
        lab.ratio(times.of(level), times.of(psql), goal);
    }

    /** Run all levels, since none answers before those below it, and return the time of one. */
    private static long level(Path db, SuiteServers servers, String prefix) {
        try (Suite suite = Suite.open(SuiteRequest.of(db).withOverride("checks.cache", "off"), () -> servers)) {
            CheckRun run = new CheckRun(suite.root());
            run.keep(List.of("seeds"));
            List<CheckResult> results = run.run(result -> {});
            demandGreen(results);
            return results.stream()
                    .filter(result -> result.check().id().startsWith(prefix))
                    .mapToLong(result -> result.duration().toNanos())
                    .sum();
        }
    }

    /** Nothing may be red; what has nothing to look at, such as the foreign keys of a table without any, is skipped. */
    private static void demandGreen(List<CheckResult> results) {
        List<String> bad = results.stream()
                .filter(result -> result.word() != CheckResult.Word.PASSED && result.word() != CheckResult.Word.SKIPPED)
                .map(result -> result.check().id() + " " + result.word())
                .toList();
        long passed = results.stream()
                .filter(result -> result.word() == CheckResult.Word.PASSED)
                .count();
        if (passed <= bad.size() || !bad.isEmpty()) {
            throw new IllegalStateException(
                    "the project is right, but only " + passed + " checks passed, and not: " + bad);
        }
    }

    private static long psql(Lab lab, List<Path> scripts, Server server, Path tools) throws Exception {
        try (Database database = server.create(DatabaseSettings.defaults())) {
            Tool tool = Tool.of(tools, database.jdbcUrl());
            List<String> command = new ArrayList<>(
                    List.of(tool.program("psql"), "-q", "-X", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"));
            scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
            return tool.run(lab.work().resolve("psql.log"), command);
        }
    }
}
