package io.confiture.cli;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.report.CheckCsv;
import io.confiture.report.CheckJson;
import io.confiture.report.CheckText;
import io.confiture.report.FileDiff;
import io.confiture.seed.SeedFile;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.SeedSelection;
import io.confiture.seed.lint.SeedFix;
import io.confiture.suite.CheckResult;
import io.confiture.suite.CheckRun;
import io.confiture.suite.SeedComparison;
import io.confiture.suite.SeedSelector;
import io.confiture.suite.SeedWorkbench;
import io.confiture.suite.Suite;
import io.confiture.suite.SuiteRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validates seed files: the checks of the project's tree that are about them. */
@Command(
        name = "validate",
        description = "Validates the seed files, or with --prep-seed the levels of the prep-seed pattern.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing was found, or only what lies below the threshold of the settings",
            "1:a check failed, could not answer, or was aborted",
            "2:the command line or the settings are wrong, or there is nothing to validate",
            "3:no PostgreSQL server could be had"
        })
final class SeedValidateCommand implements Callable<Integer> {

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
    private SeedLevels levels = new SeedLevels();

    @Option(names = "--all", description = "Validates the files of all environments; so does leaving --env out.")
    private boolean all;

    @Option(
            names = "--seeds-dir",
            paramLabel = "<folder>",
            description = "Where the seed files are (default: the settings).")
    private @Nullable Path seeds;

    @Option(
            names = "--database-url",
            paramLabel = "<url>",
            description = "Tries levels 4 and 5 in this database, in a transaction that is rolled back"
                    + " (default: a throwaway one).")
    private @Nullable String url;

    @Option(names = "--format", paramLabel = "<format>", description = "text, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the result goes (default: standard output).")
    private @Nullable Path output;

    @Option(names = "--fix", description = "Repairs what can be repaired, then validates what is there.")
    private boolean fix;

    @Option(names = "--dry-run", description = "With --fix: prints what would change as a diff, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "<environment>",
            description = "Compares the rows of two environments instead.")
    private List<String> compare = List.of();

    @Override
    public Integer call() throws IOException {
        try {
            int level = levels.level();
            check(level);
            Project loaded = Project.load(projectRequest(level));
            if (!compare.isEmpty()) {
                return compare(loaded);
            }
            if (fix && repaired(loaded)) {
                return ExitCode.OK.number();
            }
            return validate(loaded, level);
        } catch (ProjectException | UsageException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    private void check(int level) {
        if (fix && level > 0) {
            throw new UsageException("--fix repairs plain seed files; with --prep-seed it has nothing to repair");
        } else if (dryRun && !fix) {
            throw new UsageException("--dry-run belongs to --fix");
        } else if (all && project.environment() != null) {
            throw new UsageException("--all and --env exclude each other");
        } else if (url != null && level < 4) {
            throw new UsageException("--database-url belongs to levels 4 and 5: add --prep-seed --level 4");
        } else if (!compare.isEmpty() && (fix || level > 0)) {
            throw new UsageException("--compare goes with neither --fix nor --prep-seed");
        }
    }

    /** Repair the files; true if that was all that was asked for. */
    private boolean repaired(Project loaded) throws IOException {
        SeedSelection selection = new SeedSelection(project.environment(), null);
        int changed = 0;
        StringBuilder diff = new StringBuilder();
        try (SeedWorkbench bench = new SeedWorkbench(loaded)) {
            SeedFix repairer = SeedFix.of(bench.schema());
            for (SeedFile file : SeedFiles.discover(loaded, selection).files()) {
                SeedFix.Repair repair = repairer.repair(file, !dryRun);
                changed += repair.changed() ? 1 : 0;
                diff.append(FileDiff.of(file.name(), repair.before(), repair.after()));
            }
        }
        if (dryRun) {
            Destination.of(output, spec).write(diff.toString());
        }
        err().println("confiture: " + changed + (dryRun ? " files would change" : " files changed"));
        return dryRun;
    }

    private int compare(Project loaded) throws IOException {
        List<String> known = SeedFiles.environments(loaded);
        for (String name : compare) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "there are no seed files for " + name + ", only for " + String.join(", ", known));
            }
        }
        CheckRun run = new CheckRun(SeedComparison.of(loaded, compare.get(0), compare.get(1)));
        return report(loaded.name(), run);
    }

    private int validate(Project loaded, int level) throws IOException {
        try (Suite suite = Suite.open(suiteRequest(level))) {
            CheckRun run = new CheckRun(suite.root());
            List<String> ids =
                    level > 0 ? SeedSelector.levels(level) : SeedSelector.plain(loaded, project.environment());
            if (ids.isEmpty()) {
                throw new UsageException("there are no seed files to validate");
            }
            List<String> unknown = run.keep(ids);
            if (!unknown.isEmpty()) {
                throw new UsageException(
                        "there is nothing to validate: the project has no " + String.join(", ", unknown));
            }
            return report(suite.root().displayName(), run);
        }
    }

    private int report(String name, CheckRun run) throws IOException {
        CheckText text = new CheckText();
        Destination out = Destination.of(output, spec);
        boolean live = format == Format.text && output == null;
        StringWriter whole = new StringWriter();
        List<CheckResult> results = run.run(result -> {
            PrintWriter lines = new PrintWriter(whole);
            text.lines(result).forEach(lines::println);
            if (live) {
                out.print(whole.toString());
                whole.getBuffer().setLength(0);
            }
        });
        switch (format) {
            case text -> {
                String failures = CheckText.failures(results);
                whole.append(failures.isEmpty() ? "" : "\n" + failures + "\n");
                whole.append("\n" + CheckText.totals(results) + "; " + CheckCsv.severities(results) + "\n");
            }
            case json -> {
                whole.getBuffer().setLength(0);
                CheckJson.write(name, results, whole);
            }
            case csv -> {
                whole.getBuffer().setLength(0);
                whole.append(CheckCsv.of(results));
            }
        }
        out.write(whole.toString());
        return ResultCode.of(results).number();
    }

    private ProjectRequest projectRequest(int level) {
        ProjectRequest request = ProjectRequest.of(project.folder()).withEnvironment(project.environment());
        return seeds == null ? request : request.withOverride(key(level), folder(level, seeds));
    }

    private SuiteRequest suiteRequest(int level) {
        // Who asks for these by name wants them asked.
        SuiteRequest request = new SuiteRequest(project.folder(), project.environment(), System.getenv())
                .withOverride("checks.cache", "off");
        if (url != null) {
            request = request.withTrialDatabase(database(url));
        }
        return seeds == null ? request : request.withOverride(key(level), folder(level, seeds));
    }

    private static DatabaseUrl database(String text) {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--database-url is no database URL: " + e.getMessage());
        }
    }

    private static String key(int level) {
        return level > 0 ? "seed.prep.directory" : "seed.directories";
    }

    private static String folder(int level, Path folder) {
        return level > 0 ? SettingPath.alone(folder) : "[" + SettingPath.of(folder) + "]";
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
