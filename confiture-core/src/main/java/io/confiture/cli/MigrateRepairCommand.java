package io.confiture.cli;

import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RepairReport;
import io.confiture.migration.run.RepairRequest;
import io.confiture.migration.run.RepairRequest.Unfinished;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Runner;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.RepairResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the ledger in line with what a person says is true. */
@Command(
        name = "repair",
        description =
                "Accepts edited files as they are, decides what becomes of a migration that is half done, or drops"
                        + " indexes that a failed one left. Runs no migration.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the ledger says what was asked for",
            "1:the ledger could not be written",
            "2:the command line or the settings are wrong, or the version does not exist",
            "3:the database could not be reached, or the connection was lost",
            "5:it cannot be repaired so; nothing was done",
            "6:another runner holds the lock; nothing was done"
        })
final class MigrateRepairCommand implements Callable<Integer> {

    /** What becomes of a migration that is half done. */
    enum Choice {
        done,
        again,
        forget
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ResultOptions result = new ResultOptions();

    // --version is the tool's own.
    @Option(
            names = "--only",
            paramLabel = "<version>",
            description = "Repairs this migration only; may be repeated (default: all that need it).")
    private List<String> only = List.of();

    @Option(
            names = "--unfinished",
            paramLabel = "<what>",
            description =
                    "What becomes of a migration that is half done. done: its next statement was carried out, go on behind"
                            + " it; again: it was not, send it again; forget: begin from the first statement.")
    private @Nullable Choice unfinished;

    @Option(
            names = "--indexes",
            description =
                    "Drops indexes that are invalid, left behind by a failed CREATE INDEX CONCURRENTLY, and that nobody"
                            + " is building.")
    private boolean indexes;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder, options.overrides());
            DatabaseUrl url = options.database().of(loaded);
            if (!Confirmation.of(options, loaded).given("Repair the ledger of " + url + "?")) {
                throw new UsageException("not confirmed, nothing was done");
            }
            RepairReport report;
            try (Runner runner = Runner.open(loaded, MigrationFiles.discover(loaded), url, RunListener.NONE)) {
                report = runner.repair(new RepairRequest(Set.copyOf(only), choice(), indexes));
            }
            ExitCode code = MigrateRun.code(report.outcome());
            RepairResult all = new RepairResult(loaded, url, report);
            result.destination().write(result.json() ? all.json(code.number()) : all.text());
            return code;
        });
    }

    private @Nullable Unfinished choice() {
        return unfinished == null ? null : Unfinished.valueOf(unfinished.name().toUpperCase(Locale.ROOT));
    }
}
