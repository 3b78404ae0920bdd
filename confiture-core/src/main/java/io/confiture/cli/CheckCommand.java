package io.confiture.cli;

import io.confiture.postgres.PostgresException;
import io.confiture.project.ProjectException;
import io.confiture.project.YamlException;
import io.confiture.report.CheckJson;
import io.confiture.report.CheckText;
import io.confiture.report.KnownFindingsText;
import io.confiture.suite.CheckResult;
import io.confiture.suite.CheckResult.Word;
import io.confiture.suite.CheckRun;
import io.confiture.suite.Ratchet;
import io.confiture.suite.Suite;
import io.confiture.suite.SuiteRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the checks of a project: the same tree that the JUnit engine shows. */
@Command(
        name = "check",
        description = "Runs the checks of a project.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every check passed, or was skipped with its reason; with --write-baseline, the list is written",
            "1:a check failed or could not answer",
            "2:the command line or the settings are wrong",
            "3:no PostgreSQL server could be had"
        })
final class CheckCommand implements Callable<Integer> {

    /** How results are printed. */
    enum Format {
        text,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(
            names = "--only",
            paramLabel = "<id>",
            description = "Runs only this check or group, e.g. migrations/003_add_bio; may be repeated.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "Prints the ids of the checks and runs none.")
    private boolean list;

    @Option(names = "--format", paramLabel = "<format>", description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--no-cache", description = "Runs every check: no answer of an earlier run is given again.")
    private boolean noCache;

    @Option(
            names = "--write-baseline",
            description =
                    "Runs the checks and writes what they found to the list of known findings (checks.baseline): from then"
                            + " on only other findings fail. With --only, the entries of other checks stay.")
    private boolean writeBaseline;

    @Override
    public Integer call() throws IOException {
        SuiteRequest request = new SuiteRequest(project.folder(), project.environment(), System.getenv());
        if (writeBaseline) {
            return write(request);
        }
        try (Suite suite = Suite.open(noCache ? request.withOverride("checks.cache", "off") : request)) {
            CheckRun run = new CheckRun(suite.root());
            List<String> known = run.checks().stream().map(c -> c.id()).toList();
            List<String> unknown = run.keep(only);
            if (!unknown.isEmpty()) {
                return usage(unknown, known);
            }
            if (list) {
                run.checks().forEach(c -> out().println(c.id()));
                return ExitCode.OK.number();
            }
            return format == Format.json ? json(suite, run) : text(run);
        }
    }

    private int write(SuiteRequest request) throws IOException {
        if (list || format == Format.json) {
            spec.commandLine()
                    .getErr()
                    .println("confiture: --write-baseline runs checks and prints text: leave out --list and"
                            + " --format json");
            return ExitCode.USAGE.number();
        }
        try (Ratchet ratchet = Ratchet.open(request)) {
            CheckRun run = new CheckRun(ratchet.root());
            List<String> known = run.checks().stream().map(c -> c.id()).toList();
            List<String> unknown = run.keep(only);
            if (!unknown.isEmpty()) {
                return usage(unknown, known);
            }
            List<CheckResult> results = show(run);
            int code = exitCode(results);
            if (code == ExitCode.NO_CONNECTION.number() || code == ExitCode.USAGE.number()) {
                return code;
            }
            out().println();
            out().print(KnownFindingsText.of(ratchet.write(results)));
            out().flush();
            return ExitCode.OK.number();
        } catch (ProjectException | YamlException e) {
            spec.commandLine().getErr().println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    private List<CheckResult> show(CheckRun run) {
        CheckText text = new CheckText();
        return run.run(result -> {
            text.lines(result).forEach(out()::println);
            out().flush();
        });
    }

    private int text(CheckRun run) {
        List<CheckResult> results = show(run);
        String failures = CheckText.failures(results);
        if (!failures.isEmpty()) {
            out().println();
            out().println(failures);
        }
        out().println();
        out().println(CheckText.totals(results));
        return exitCode(results);
    }

    private int json(Suite suite, CheckRun run) throws IOException {
        List<CheckResult> results = run.run(result -> {});
        CheckJson.write(suite.root().displayName(), results, out());
        return exitCode(results);
    }

    private static int exitCode(List<CheckResult> results) {
        if (results.stream().anyMatch(r -> r.error() instanceof PostgresException)) {
            return ExitCode.NO_CONNECTION.number();
        }
        boolean settings = results.stream()
                .anyMatch(r -> r.word() == Word.FAILED && r.check().id().equals("settings"));
        boolean bad = results.stream().anyMatch(r -> r.word() == Word.FAILED || r.word() == Word.ERROR);
        return (settings ? ExitCode.USAGE : bad ? ExitCode.FAILED : ExitCode.OK).number();
    }

    private int usage(List<String> unknown, List<String> known) {
        for (String id : unknown) {
            spec.commandLine().getErr().println("confiture: there is no check " + id);
        }
        spec.commandLine().getErr().println("The checks are:");
        known.forEach(id -> spec.commandLine().getErr().println("  " + id));
        return ExitCode.USAGE.number();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
