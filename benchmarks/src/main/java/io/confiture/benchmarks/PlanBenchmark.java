package io.confiture.benchmarks;

import io.confiture.migration.MigrationSet;
import io.confiture.migration.run.BaselineRequest;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.run.RunReport;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.Status;
import io.confiture.migration.run.StatusReport;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.util.Locale;

/** Measures a chain of 10,000 migrations, half of them applied: reading the files, and what comes on top of it. */
final class PlanBenchmark implements Benchmark {

    @Override
    public void run(Lab lab) throws Exception {
        SmallMigrations files = SmallMigrations.write(lab.work().resolve("plan"), lab.quick() ? 200 : 10_000);
        int applied = files.count() / 2;
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults())) {
            lab.line("%s", servers.server().info());
            String url = database.jdbcUrl();
            Project project = files.project();
            MigrationSet set = files.discover();
            long start = System.nanoTime();
            try (Runner runner = files.ours(url)) {
                RunReport report =
                        runner.baseline(new BaselineRequest.Through(String.format(Locale.ROOT, "%05d", applied)));
                if (report.outcome() != RunOutcome.DONE) {
                    throw new IllegalStateException("no baseline: " + report.findings());
                }
            }
            lab.line("  baseline of %d migrations in %.0f ms", applied, (System.nanoTime() - start) / 1e6);
            Standings times = new Race(2, lab.rounds(7))
                    .add(files.count() + " migrations: files found and read", () -> discover(files))
                    .add(
                            files.count() + " migrations: status and plan, files known",
                            () -> status(project, set, url, files.count()))
                    .run();
            lab.print(times.all());
        }
    }

    private static long discover(SmallMigrations files) {
        long start = System.nanoTime();
        int found = files.discover().migrations().size();
        long nanos = System.nanoTime() - start;
        if (found != files.count()) {
            throw new IllegalStateException("found " + found);
        }
        return nanos;
    }

    private static long status(Project project, MigrationSet set, String url, int count) {
        long start = System.nanoTime();
        StatusReport report;
        try (Runner runner = Runner.open(project, set, DatabaseUrl.parse(url), RunListener.NONE)) {
            report = runner.status();
        }
        long nanos = System.nanoTime() - start;
        if (report.up().steps().size() + report.count(Status.BASELINE) != count) {
            throw new IllegalStateException("not all are accounted for");
        }
        return nanos;
    }
}
