package io.confiture.cli;

import io.confiture.migration.dryrun.DryRun;
import io.confiture.migration.dryrun.DryRunPlace;
import io.confiture.migration.dryrun.DryRunReport;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.Goal;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.DryRunJson;
import io.confiture.report.DryRunText;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a command only shows what it would do, and where it tries that. */
final class DryRunOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--dry-run",
            description =
                    "Changes nothing: runs it on a throwaway copy of the schema, and shows for each statement which locks it"
                            + " takes, what it rewrites and reads, how many rows it changes and how long it takes.")
    private boolean dryRun;

    @Option(
            names = "--on-target",
            description =
                    "With --dry-run: runs it on the database itself, in a transaction that is rolled back. Others wait for"
                            + " its locks meanwhile.")
    private boolean onTarget;

    /** Say whether it is asked for. */
    boolean wanted() {
        if (onTarget && !dryRun) {
            throw new UsageException("--on-target says where a --dry-run takes place, and there is no --dry-run");
        }
        return dryRun;
    }

    /** Try what the command would do, and write what that showed. */
    ExitCode run(Project project, RunOptions options, ResultOptions result, Goal goal) throws IOException {
        DatabaseUrl url = options.database().of(project);
        DryRunPlace place = onTarget ? DryRunPlace.TARGET : DryRunPlace.COPY;
        DryRunReport report = new DryRun(project, MigrationFiles.discover(project), url).run(goal, place);
        ExitCode code = MigrateRun.code(report.outcome());
        result.destination()
                .write(
                        result.json()
                                ? DryRunJson.of(spec.name(), project, url, report, code.number())
                                : DryRunText.of(report, url));
        return code;
    }
}
