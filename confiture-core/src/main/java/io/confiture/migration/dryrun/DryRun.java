package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.hook.HookPhase;
import io.confiture.migration.hook.HookSet;
import io.confiture.migration.ledger.LockNotHadException;
import io.confiture.migration.ledger.MigrationLock;
import io.confiture.migration.run.Goal;
import io.confiture.migration.run.Plan;
import io.confiture.migration.run.RefusalFindings;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.Step;
import io.confiture.postgres.Execution;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries on a copy of a real database, or on the database in a transaction that is rolled back, what a run would do to it. The
 * database is not changed; numbers that sequences hand out on the way are the one exception, and are said.
 */
public final class DryRun {

    private static final String APPLICATION = "confiture migrate dry run";

    private final Project project;
    private final MigrationSet set;
    private final DatabaseUrl url;
    private final ScriptExecutor executor;

    /**
     * Prepare a dry run.
     *
     * @param project names the ledger, the throwaway server and the timeouts
     * @param set the files
     * @param url the database that the real run would change
     */
    public DryRun(Project project, MigrationSet set, DatabaseUrl url) {
        this.project = project;
        this.set = set;
        this.url = url;
        this.executor = new ScriptExecutor(ScriptOptions.defaults()
                .withStatementTimeout(project.environment().migration().statementTimeout()));
    }

    /**
     * Try what a run would do to come to a goal.
     *
     * @throws PostgresException when the database cannot be reached, or no throwaway server can be had
     */
    public DryRunReport run(Goal goal, DryRunPlace place) {
        long begin = System.nanoTime();
        Plan plan = plan(goal);
        List<Finding> findings = new ArrayList<>(RefusalFindings.notes(plan.notes()));
        List<DryRunStep> steps = List.of();
        List<TableSize> sizes = List.of();
        String ground = "";
        RunOutcome outcome;
        List<Finding> hookProblems = HookSet.read(project).problems().stream()
                .map(p -> Finding.of(DryRunRules.FAILED, p.message())
                        .at(p.location())
                        .withSuggestion("Repair the hook."))
                .toList();
        if (!hookProblems.isEmpty()) {
            findings.addAll(hookProblems);
            outcome = RunOutcome.REFUSED;
        } else if (plan.refused()) {
            findings.addAll(RefusalFindings.of(plan.refusals()));
            outcome = RefusalFindings.outcome(plan.refusals());
        } else if (plan.steps().isEmpty()) {
            outcome = RunOutcome.NOTHING_TO_DO;
        } else {
            try (Session target = Session.to(url, APPLICATION)) {
                Tried tried =
                        place == DryRunPlace.COPY ? onCopy(target, plan, findings) : onTarget(target, plan, findings);
                steps = tried.steps();
                ground = tried.ground();
                outcome = tried.outcome();
                sizes = target.alive() ? Sizes.of(steps, new Query(target)) : List.of();
            }
        }
        return new DryRunReport(
                place, ground, outcome, steps, sizes, findings, Duration.ofNanos(System.nanoTime() - begin));
    }

    private Plan plan(Goal goal) {
        try (Runner runner = Runner.open(project, set, url, RunListener.NONE)) {
            return runner.plan(goal);
        }
    }

    private record Tried(List<DryRunStep> steps, String ground, RunOutcome outcome) {

        static Tried of(List<DryRunStep> steps, String ground) {
            boolean failed = steps.stream().anyMatch(s -> s.state() == DryRunStep.State.FAILED);
            return new Tried(steps, ground, failed ? RunOutcome.FAILED : RunOutcome.DONE);
        }

        static Tried refused(RunOutcome outcome) {
            return new Tried(List.of(), "", outcome);
        }
    }

    private Tried onCopy(Session target, Plan plan, List<Finding> findings) {
        try (Servers servers = Servers.of(ServerChoice.of(project.environment().postgres()));
                Ground ground = new Grounds(project, servers, executor).of(target, url, plan.statuses());
                Session session = ground.database().connect()) {
            findings.addAll(ground.findings());
            findings.add(Finding.of(
                    DryRunRules.NOTE,
                    "the copy has no rows: what fails, or takes long, because of the rows is not seen; the sizes are those of the"
                            + " target"));
            Trial.Runs runs = (script, statements, tracer) -> execute(session, script, statements, tracer);
            DryRunHooks hooks = new DryRunHooks(HookSet.read(project));
            Optional<Finding> stopped = hooks.fire(HookPhase.BEFORE_DRY_RUN, session);
            List<DryRunStep> steps =
                    stopped.isPresent() ? List.of() : new Trial(session, runs, false).run(plan.steps());
            stopped = stopped.or(() -> hooks.fire(HookPhase.AFTER_DRY_RUN, session));
            stopped.ifPresent(findings::add);
            return stopped.isPresent()
                    ? new Tried(steps, ground.words(), RunOutcome.FAILED)
                    : Tried.of(steps, ground.words());
        }
    }

    private Execution execute(Session session, Script script, List<Statement> statements, ScriptListener listener) {
        return executor.execute(session, statements, script.transaction().commitMode(), listener);
    }

    private Tried onTarget(Session target, Plan plan, List<Finding> findings) {
        List<Finding> objections = objections(plan.steps());
        if (!objections.isEmpty()) {
            findings.addAll(objections);
            return Tried.refused(RunOutcome.REFUSED);
        }
        Environment.Migration settings = project.environment().migration();
        try (MigrationLock lock = lock()) {
            TargetTransaction transaction =
                    new TargetTransaction(target, executor, settings.run().lockTimeout());
            List<DryRunStep> steps = transaction.run(plan.steps(), findings);
            new DryRunHooks(HookSet.read(project)).leftOut().ifPresent(findings::add);
            findings.add(
                    Finding.of(
                            DryRunRules.NOTE,
                            "locks were real while it ran, and those of one migration still held in the next, where the real run lets them go."
                                    + " What functions of the database do outside of its transactions, such as"
                                    + " through dblink, foreign tables or untrusted languages, cannot be seen nor rolled back"));
            return Tried.of(steps, "the target itself, in a transaction that was rolled back");
        } catch (LockNotHadException e) {
            findings.add(Finding.of(DryRunRules.NOT_ON_TARGET, String.valueOf(e.getMessage())));
            return Tried.refused(RunOutcome.LOCK_NOT_HAD);
        }
    }

    /** Keep real runs away meanwhile, as they would keep each other away. */
    private @Nullable MigrationLock lock() {
        return project.environment().migration().run().locking()
                ? MigrationLock.acquire(
                        () -> Session.to(url, APPLICATION),
                        project.environment().migration().run().lockWait())
                : null;
    }

    private static List<Finding> objections(List<Step> steps) {
        List<Finding> objections = new ArrayList<>();
        for (Step step : steps) {
            for (Script script : Trial.scripts(step)) {
                if (script.defect() == null) {
                    for (Statement statement : ScriptReading.of(script.parse()).statements()) {
                        Reach.of(statement)
                                .ifPresent(reason -> objections.add(Finding.of(
                                                DryRunRules.NOT_ON_TARGET,
                                                statement.kind().command() + " is not run on the target: " + reason
                                                        + ". Nothing was sent")
                                        .at(statement.location())
                                        .withExcerpt(statement.source().excerpt(statement.start()))));
                    }
                }
            }
        }
        return objections;
    }
}
