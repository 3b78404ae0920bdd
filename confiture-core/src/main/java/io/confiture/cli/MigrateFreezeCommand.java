package io.confiture.cli;

import io.confiture.migration.history.Freeze;
import io.confiture.migration.history.FreezeException;
import io.confiture.migration.history.FreezePlan;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.Project;
import io.confiture.project.YamlException;
import io.confiture.report.FreezeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down what released migrations are, so that a later edit is noticed. */
@Command(
        name = "freeze",
        description = "Adds the migrations that are released to the list of those that must not change any more.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the list is up to date (or would be, with --dry-run)",
            "1:the list could not be written",
            "2:the command line or the settings are wrong, or there is nothing to accept",
            "5:a released migration is not what it was, or the list cannot be read: nothing was written"
        })
final class MigrateFreezeCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Option(
            names = "--through",
            paramLabel = "<version>",
            description = "The last migration that is released (default: all are).")
    private @Nullable String through;

    @Option(
            names = "--accept",
            paramLabel = "<id>",
            description =
                    "A released migration that was edited, renamed or deleted, or one that was put before them: its"
                            + " line follows. May be repeated; no other line ever changes.")
    private List<String> accept = List.of();

    @Option(names = "--dry-run", description = "Says what would be written, and writes nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder);
            try {
                FreezePlan plan = new Freeze(loaded, MigrationFiles.discover(loaded)).plan(through, accept);
                if (!dryRun) {
                    plan.write();
                }
                FreezeReport report = new FreezeReport(plan, dryRun);
                result.destination().write(result.json() ? report.json() : report.text());
                return plan.refused().isEmpty() ? ExitCode.OK : ExitCode.VALIDATION;
            } catch (FreezeException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            } catch (YamlException e) {
                result.say(String.valueOf(e.getMessage()));
                return ExitCode.VALIDATION;
            }
        });
    }
}
