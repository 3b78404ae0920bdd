package io.confiture.cli;

import io.confiture.check.Finding;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.SeedSettings;
import io.confiture.report.ApplyReport;
import io.confiture.seed.ApplyPlan;
import io.confiture.seed.ApplyProgress;
import io.confiture.seed.ApplyResult;
import io.confiture.seed.SeedApply;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.SeedSelection;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Applies a project's seeds for {@code seed apply} and {@code build --sequential}, and says on the error stream what it does. */
final class SeedRun {

    private final Project project;
    private final PrintWriter err;

    SeedRun(Project project, PrintWriter err) {
        this.project = project;
        this.err = err;
    }

    /**
     * Find the files.
     *
     * @throws UsageException when they are not those that were asked for
     */
    SeedFiles files(@Nullable String profile) {
        String environment = project.environment().name();
        SeedFiles files =
                SeedFiles.discover(project, SeedSelection.of(environment).withProfile(profile));
        for (Finding problem : files.problems()) {
            err.println("confiture: " + problem.location() + ": " + problem.message()
                    + (problem.suggestion() == null ? "" : "; " + problem.suggestion()));
        }
        if (files.hasErrors()) {
            throw new UsageException("the seed files are not those that were asked for, so none is applied");
        }
        files.others()
                .forEach((name, own) ->
                        err.println("confiture: not applied: " + own.size() + (own.size() == 1 ? " file" : " files")
                                + " of environment " + name + " (this is " + environment + ")"));
        return files;
    }

    /** Apply files and return what became of them. */
    ApplyReport apply(SeedFiles files, DatabaseUrl database, boolean continueOnError, boolean dryRun) {
        SeedSettings settings = project.environment().seed();
        ApplyPlan plan = new ApplyPlan(
                files.files(), settings.transaction(), continueOnError || settings.continueOnError(), dryRun);
        err.println("confiture: " + (dryRun ? "trying " : "applying ")
                + plan.files().size() + (plan.files().size() == 1 ? " seed file " : " seed files ")
                + (dryRun ? "on " : "to ") + database
                + (dryRun ? ", to be rolled back" : ""));
        return new ApplyReport(project, database, run(plan, database));
    }

    private ApplyResult run(ApplyPlan plan, DatabaseUrl database) {
        if (!Ansi.AUTO.enabled()) {
            return run(plan, database, new ProgressLines(err));
        }
        try (ProgressBars bars = new ProgressBars(err, plan.files().size())) {
            return run(plan, database, bars);
        }
    }

    private ApplyResult run(ApplyPlan plan, DatabaseUrl database, ApplyProgress progress) {
        return new SeedApply(project.root(), project.locationOf(project.databaseDirectory()), plan, progress)
                .run(database);
    }

    /** Return what the process ends with. */
    static ExitCode exitCode(ApplyResult result) {
        if (result.ending() == ApplyResult.Ending.CONNECTION_LOST) {
            return ExitCode.NO_CONNECTION;
        }
        return result.succeeded() ? ExitCode.OK : ExitCode.FAILED;
    }
}
