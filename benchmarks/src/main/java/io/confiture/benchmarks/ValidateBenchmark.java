package io.confiture.benchmarks;

import io.confiture.migration.author.FileReport;
import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.UpRequest;
import io.confiture.migration.run.VerifyReport;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import org.flywaydb.core.Flyway;

/**
 * Measures how long it takes to say that 5,000 files are those that were applied: from looking for the files over reading the
 * ledger to comparing the checksums, against Flyway's validate.
 */
final class ValidateBenchmark implements Benchmark {

    private static final double GOAL = 0.1;

    @Override
    public void run(Lab lab) throws Exception {
        SmallMigrations files = SmallMigrations.write(lab.work().resolve("validate"), lab.quick() ? 100 : 5000);
        try (Servers servers = Servers.of(ServerChoice.embedded())) {
            Server server = servers.server();
            lab.line("%s", server.info());
            try (Database database = server.create(DatabaseSettings.defaults());
                    Database theirs = server.create(DatabaseSettings.defaults())) {
                try (Runner runner = files.ours(database.jdbcUrl())) {
                    runner.up(UpRequest.all());
                }
                Flyway flyway = files.flyway(theirs.jdbcUrl());
                flyway.migrate();
                String ours = files.count() + " files validated against the ledger: Confiture";
                String peer = files.count() + " files validated against the history: Flyway";
                Standings times = new Race(2, lab.rounds(7))
                        .add(ours, () -> ours(files, database.jdbcUrl()))
                        .add(peer, () -> flyway(files, theirs.jdbcUrl()))
                        .add(files.count() + " files read to their end: migrate validate", () -> texts(files))
                        .run();
                lab.print(times.all());
                lab.ratio(times.of(ours), times.of(peer), GOAL);
            }
        }
    }

    private static long ours(SmallMigrations files, String url) {
        long start = System.nanoTime();
        VerifyReport report;
        try (Runner runner = files.ours(url)) {
            report = runner.verify(null);
        }
        long nanos = System.nanoTime() - start;
        if (report.outcome() != RunOutcome.DONE || report.migrations().size() != files.count()) {
            throw new IllegalStateException("not all is well: " + report.outcome());
        }
        return nanos;
    }

    private static long flyway(SmallMigrations files, String url) {
        long start = System.nanoTime();
        boolean well = files.flyway(url).validateWithResult().validationSuccessful;
        long nanos = System.nanoTime() - start;
        if (!well) {
            throw new IllegalStateException("Flyway says that not all is well");
        }
        return nanos;
    }

    private static long texts(SmallMigrations files) {
        long start = System.nanoTime();
        FileReport report = FileReport.of(files.discover(), false);
        long nanos = System.nanoTime() - start;
        if (report.scripts() != files.count()) {
            throw new IllegalStateException("read " + report.scripts() + " scripts");
        }
        return nanos;
    }
}
