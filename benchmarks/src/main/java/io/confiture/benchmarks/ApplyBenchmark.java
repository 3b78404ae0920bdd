package io.confiture.benchmarks;

import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.run.RunReport;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.UpRequest;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;

/** Measures 1,000 small migrations that are applied to an empty database, against Flyway with the same files. */
final class ApplyBenchmark implements Benchmark {

    private static final double GOAL = 0.5;

    @Override
    public void run(Lab lab) throws Exception {
        SmallMigrations files = SmallMigrations.write(lab.work().resolve("apply"), lab.quick() ? 40 : 1000);
        try (Servers servers = Servers.of(ServerChoice.embedded())) {
            Server server = servers.server();
            lab.line("%s", server.info());
            String ours = files.count() + " migrations applied: Confiture";
            String flyway = files.count() + " migrations applied: Flyway";
            Standings times = new Race(1, lab.rounds(3))
                    .add(ours, () -> ours(server, files))
                    .add(flyway, () -> flyway(server, files))
                    .run();
            lab.print(times.all());
            lab.ratio(times.of(ours), times.of(flyway), GOAL);
        }
    }

    private static long ours(Server server, SmallMigrations files) {
        try (Database database = server.create(DatabaseSettings.defaults())) {
            long start = System.nanoTime();
            RunReport report;
            try (Runner runner = files.ours(database.jdbcUrl())) {
                report = runner.up(UpRequest.all());
            }
            long nanos = System.nanoTime() - start;
            if (report.outcome() != RunOutcome.DONE || report.steps().size() != files.count()) {
                throw new IllegalStateException("not all were applied: " + report);
            }
            return nanos;
        }
    }

    private static long flyway(Server server, SmallMigrations files) {
        try (Database database = server.create(DatabaseSettings.defaults())) {
            long start = System.nanoTime();
            int applied = files.flyway(database.jdbcUrl()).migrate().migrationsExecuted;
            long nanos = System.nanoTime() - start;
            if (applied != files.count()) {
                throw new IllegalStateException("Flyway applied " + applied);
            }
            return nanos;
        }
    }
}
