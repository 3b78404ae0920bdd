package io.confiture.cli;

import io.confiture.postgres.PostgresException;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.report.ApplyCsv;
import io.confiture.report.ApplyJson;
import io.confiture.report.ApplyReport;
import io.confiture.report.ApplyText;
import io.confiture.seed.SeedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies a project's seed files to a real database, file by file, and commits them. */
@Command(
        name = "apply",
        description = "Applies the seed files to a database, file by file, and commits them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file is stored (or would be, with --dry-run)",
            "1:a file failed, or the commit did",
            "2:the command line or the settings are wrong, or there is nothing to apply",
            "3:the database could not be reached, or the connection was lost"
        })
final class SeedApplyCommand implements Callable<Integer> {

    /** How results are printed. */
    enum Format {
        text,
        json,
        csv
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private TargetDatabase database = new TargetDatabase();

    @Option(
            names = "--seeds-dir",
            paramLabel = "<folder>",
            description = "Where the seed files are (default: seed.directories of the settings).")
    private @Nullable Path seeds;

    @Option(
            names = "--profile",
            paramLabel = "<name>",
            description = "Applies only the files of a profile of the settings.")
    private @Nullable String profile;

    @Option(
            names = "--sequential",
            description =
                    "Applies file by file: what is always done. Accepted so that commands written for others work.")
    private boolean sequential;

    @Option(names = "--continue-on-error", description = "Applies the files after one that fails too.")
    private boolean continueOnError;

    @Option(names = "--dry-run", description = "Does everything, then rolls back instead of committing.")
    private boolean dryRun;

    @Option(names = "--format", paramLabel = "<format>", description = "text, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the result goes (default: standard output).")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Project loaded = load();
            DatabaseUrl target = database.of(loaded);
            SeedRun run = new SeedRun(loaded, err);
            SeedFiles files = run.files(profile);
            if (files.files().isEmpty()) {
                throw new UsageException("there is no seed file to apply");
            }
            prepareOutput();
            ApplyReport report = run.apply(files, target, continueOnError, dryRun);
            Destination.of(output, spec).write(text(report));
            return SeedRun.exitCode(report.result()).number();
        } catch (ProjectException | UsageException e) {
            err.println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (PostgresException e) {
            err.println("confiture: " + e.getMessage());
            return ExitCode.NO_CONNECTION.number();
        }
    }

    private Project load() {
        ProjectRequest request = ProjectRequest.of(project.folder()).withEnvironment(project.environment());
        if (seeds == null) {
            return Project.load(request);
        }
        return Project.load(request.withOverride("seed.directories", "[" + SettingPath.of(seeds) + "]"));
    }

    private String text(ApplyReport report) throws IOException {
        StringWriter json = new StringWriter();
        switch (format) {
            case text -> json.append(ApplyText.of(report));
            case csv -> json.append(ApplyCsv.of(report));
            case json -> ApplyJson.write(report, json);
        }
        return json.toString();
    }

    /** Find out before anything is stored that the result has no place. */
    private void prepareOutput() {
        Path parent = output == null ? null : output.toAbsolutePath().getParent();
        if (parent != null) {
            try {
                Files.createDirectories(parent);
            } catch (IOException e) {
                throw new UsageException("the folder of --output cannot be made: " + parent);
            }
        }
    }
}
