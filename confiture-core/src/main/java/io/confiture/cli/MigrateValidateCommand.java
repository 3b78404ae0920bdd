package io.confiture.cli;

import io.confiture.migration.author.FileReport;
import io.confiture.migration.author.NamingFix;
import io.confiture.migration.author.Rename;
import io.confiture.migration.history.SinceCommit;
import io.confiture.migration.hook.HookChecks;
import io.confiture.migration.hook.HookSet;
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
        description =
                "Says what is wrong with the migration files. Needs no database; 'confiture check' runs them on one.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing must be repaired",
            "1:a file could not be renamed",
            "2:the command line or the settings are wrong",
            "5:an error was found, or with --strict a warning",
            "7:git does not answer, or does not have what --base-ref names"
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
            description =
                    "First gives files with nearly the name of a migration the name that was meant: 4_x.sql becomes"
                            + " 4_x.up.sql. Overwrites nothing.")
    private boolean fixNaming;

    @Option(names = "--dry-run", description = "With --fix-naming: says what would be renamed, and renames nothing.")
    private boolean dryRun;

    @Option(
            names = "--idempotent",
            description = "Also reads from the text of each up script what a second run of it would meet.")
    private boolean idempotent;

    @Option(
            names = "--base-ref",
            paramLabel = "<ref>",
            description =
                    "Also compares with what this branch and the named one have in common in git: a migration that is"
                            + " there must not be edited, renamed, deleted, or passed by a new one.")
    private @Nullable String baseRef;

    @Option(
            names = "--staged",
            description =
                    "Looks at what is staged for the next commit, and not at the working tree; compares with the last"
                            + " commit, or with --base-ref.")
    private boolean staged;

    @Option(
            names = "--require-migration",
            description = "With --base-ref or --staged: a change of the schema files needs a new migration.")
    private boolean requireMigration;

    @Option(names = "--strict", description = "Takes a warning for an error; so does migration.strict_mode.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            if (dryRun && !fixNaming) {
                throw new UsageException("--dry-run belongs to --fix-naming; without it nothing is ever changed");
            }
            if (requireMigration && baseRef == null && !staged) {
                throw new UsageException("--require-migration needs --base-ref or --staged to compare with");
            } else if (fixNaming && staged) {
                throw new UsageException("--fix-naming renames in the working tree, and --staged does not look there");
            }
            Project loaded = project.load(folder);
            List<Rename> renames = fixNaming ? new NamingFix(MigrationFiles.discover(loaded), dryRun).run() : List.of();
            SinceCommit since = baseRef == null && !staged ? null : SinceCommit.of(loaded, baseRef, staged);
            FileReport files =
                    FileReport.of(since != null && staged ? since.now() : MigrationFiles.discover(loaded), idempotent);
            if (since != null) {
                files = files.with(since.findings()).with(requireMigration ? since.withoutMigration() : List.of());
            }
            files = files.with(HookChecks.findings(HookSet.read(loaded)));
            boolean demanding = strict || loaded.environment().migration().run().strict();
            FileValidationReport report =
                    new FileValidationReport(loaded, files, renames, idempotent, demanding, since);
            result.destination().write(result.json() ? report.json() : report.text());
            return report.success() ? ExitCode.OK : ExitCode.VALIDATION;
        });
    }
}
