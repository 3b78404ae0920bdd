package io.confiture.cli;

import io.confiture.migration.author.MigrationAuthor;
import io.confiture.migration.author.NewMigration;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.Project;
import io.confiture.report.GenerateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates the files of the next migration. */
@Command(
        name = "generate",
        description = "Creates the files of the next migration, in the layout and the numbering of the project.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the files are there (or would be, with --dry-run)",
            "1:a file could not be written",
            "2:the command line or the settings are wrong, or the folder mixes layouts"
        })
final class MigrateGenerateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<name>", description = "What the migration does, as in add_customer_bio.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Option(names = "--timestamp", description = "Takes the time in UTC as the version, also where the project counts.")
    private boolean timestamp;

    @Option(names = "--dry-run", description = "Names the files, and creates none.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            if (folder != null && !Files.isDirectory(folder)) {
                throw new UsageException(
                        "there is no folder " + folder + "; a name of several words stands in quotes: migrate"
                                + " generate '" + name + " " + folder + "'");
            }
            Project loaded = project.load(folder);
            MigrationAuthor author = new MigrationAuthor(MigrationFiles.discover(loaded), Clock.systemUTC());
            NewMigration migration = dryRun ? author.plan(name, timestamp) : author.create(name, timestamp);
            migration.warnings().forEach(w -> result.say("warning: " + w));
            GenerateReport report = new GenerateReport(loaded, migration, dryRun);
            result.destination().write(result.json() ? report.json() : report.text());
            return ExitCode.OK;
        });
    }
}
