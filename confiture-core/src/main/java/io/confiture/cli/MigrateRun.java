package io.confiture.cli;

import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.run.RunReport;
import io.confiture.migration.run.Runner;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.RunResult;
import io.confiture.report.RunText;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Moves a database along its migrations for one command, and writes what became of it. */
final class MigrateRun {

    private final CommandSpec spec;
    private final RunOptions options;
    private final ResultOptions result;

    MigrateRun(CommandSpec spec, RunOptions options, ResultOptions result) {
        this.spec = spec;
        this.options = options;
        this.result = result;
    }

    /** Do the work on the project's database. */
    ExitCode run(Project project, Function<Runner, RunReport> work) throws IOException {
        DatabaseUrl url = options.database().of(project);
        Confirmation confirmation = Confirmation.of(options, project);
        MigrationSet set = MigrationFiles.discover(project);
        RunText text = new RunText(url, options.verbose());
        RunReport report;
        try (MigrateProgress progress = new MigrateProgress(
                        result, text, confirmation, spec.commandLine().getErr());
                Runner runner = Runner.open(project, set, url, progress)) {
            report = work.apply(runner);
        }
        ExitCode code = code(report.outcome());
        RunResult all = new RunResult(spec.name(), project, url, report);
        if (result.live()) {
            result.destination().print(text.end(report));
        } else {
            result.destination().write(result.json() ? all.json(code.number()) : text.whole(report));
        }
        return code;
    }

    /** Return what the process ends with. */
    static ExitCode code(RunOutcome outcome) {
        return switch (outcome) {
            case NOTHING_TO_DO, DONE -> ExitCode.OK;
            case FAILED, DECLINED -> ExitCode.FAILED;
            case LOCK_NOT_HAD -> ExitCode.LOCK;
            case REFUSED -> ExitCode.VALIDATION;
            case IRREVERSIBLE -> ExitCode.IRREVERSIBLE;
            case BAD_REQUEST -> ExitCode.USAGE;
            case CONNECTION_LOST -> ExitCode.NO_CONNECTION;
        };
    }
}
