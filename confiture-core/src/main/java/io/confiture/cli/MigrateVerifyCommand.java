package io.confiture.cli;

import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.VerifyReport;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.VerifyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what is applied with the files. */
@Command(
        name = "verify",
        description = "Compares what is applied with the files, and asks the .verify.sql beside them. Writes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:what is applied is what the files say, and each verify script says yes",
            "1:a verify script does not say yes",
            "2:the command line or the settings are wrong, or the version does not exist",
            "3:the database could not be reached, or the connection was lost",
            "5:an applied migration was edited, or its file is missing"
        })
final class MigrateVerifyCommand implements Callable<Integer> {

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

    // --version is the tool's own.
    @Option(
            names = "--only",
            paramLabel = "<version>",
            description = "Looks at this migration only (default: at all that are applied).")
    private @Nullable String only;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder);
            DatabaseUrl url = database.of(loaded);
            VerifyReport report;
            try (Runner runner = Runner.open(loaded, MigrationFiles.discover(loaded), url, RunListener.NONE)) {
                report = runner.verify(only);
            }
            ExitCode code = MigrateRun.code(report.outcome());
            VerifyResult all = new VerifyResult(loaded, url, report);
            result.destination().write(result.json() ? all.json(code.number()) : all.text());
            return code;
        });
    }
}
