package io.confiture.cli;

import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.StatusReport;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.CurrentResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which migration a database is at. */
@Command(
        name = "current",
        description = "Says which migration the database is at. Writes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the database has answered, whatever it said",
            "1:the ledger cannot be read",
            "2:the command line or the settings are wrong",
            "3:the database could not be reached"
        })
final class MigrateCurrentCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private TargetDatabase database = new TargetDatabase();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder);
            DatabaseUrl url = database.of(loaded);
            StatusReport status;
            try (Runner runner = Runner.open(loaded, MigrationFiles.discover(loaded), url, RunListener.NONE)) {
                status = runner.status();
            }
            CurrentResult report = new CurrentResult(loaded, url, status);
            if (status.current().isEmpty()) {
                result.say("nothing is applied to " + url);
            }
            result.destination().write(result.json() ? report.json() : report.text());
            return ExitCode.OK;
        });
    }
}
