package io.confiture.cli;

import io.confiture.migration.author.FileReport;
import io.confiture.migration.author.NamingFix;
import io.confiture.migration.author.Rename;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.Project;
import io.confiture.report.FileValidationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with migration files, without a database. */
@Command(
        name = "validate",
        description = "Says what is wrong with the migration files. Needs no database; 'confiture check' runs them on one.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing must be repaired",
            "1:a file could not be renamed",
            "2:the command line or the settings are wrong",
            "5:an error was found, or with --strict a warning"
        })
final class MigrateValidateCommand implements Callable<Integer> {

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
            names = "--fix-naming",
            description = "First gives files with nearly the name of a migration the name that was meant: 4_x.sql becomes"
                    + " 4_x.up.sql. Overwrites nothing.")
    private boolean fixNaming;

    @Option(names = "--dry-run", description = "With --fix-naming: says what would be renamed, and renames nothing.")
    private boolean dryRun;

    @Option(
            names = "--idempotent",
            description = "Also reads from the text of each up script what a second run of it would meet.")
    private boolean idempotent;

    @Option(names = "--strict", description = "Takes a warning for an error; so does migration.strict_mode.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            if (dryRun && !fixNaming) {
                throw new UsageException("--dry-run belongs to --fix-naming; without it nothing is ever changed");
            }
            Project loaded = project.load(folder);
            List<Rename> renames =
                    fixNaming ? new NamingFix(MigrationFiles.discover(loaded), dryRun).run() : List.of();
            FileReport files = FileReport.of(MigrationFiles.discover(loaded), idempotent);
            boolean demanding = strict || loaded.environment().migration().run().strict();
            FileValidationReport report = new FileValidationReport(loaded, files, renames, idempotent, demanding);
            result.destination().write(result.json() ? report.json() : report.text());
            return report.success() ? ExitCode.OK : ExitCode.VALIDATION;
        });
    }
}
