package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.hook.HookMoment;
import io.confiture.migration.hook.HookPhase;
import io.confiture.migration.hook.HookSet;
import io.confiture.migration.ledger.LedgerException;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.MigrationLock;
import io.confiture.migration.ledger.RunOrigin;
import io.confiture.postgres.PostgresException;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves a real database along its migrations, and records what it does.
 *
 * <p>What is to be done is found out under the lock, so that of several runners started at once one does the work and the others find
 * nothing left. For one thread; made for one command.
 */
public final class Runner implements AutoCloseable {

    private final RunSettings settings;
    private final MigrationSet set;
    private final RunConnection connection;
    private final Planner planner;
    private final RunListener listener;
    private final HookSet hooks;
    private final CodeRunner code;

    private Runner(Project project, RunSettings settings, MigrationSet set, DatabaseUrl url, RunListener listener) {
        this.settings = settings;
        this.set = set;
        this.connection = new RunConnection(
                url, settings, project.environment().migration().trackingTable());
        this.planner = new Planner(set, PlanOptions.of(settings));
        this.listener = listener;
        this.hooks = HookSet.read(project);
        this.code =
                new CodeRunner(Duration.ZERO, project.environment().migration().placeholders());
    }

    /**
     * Prepare to run migrations; connects when first needed.
     *
     * @param project names the ledger
     * @param settings how to run: the project's own, or what the command line made of them
     * @param set the files
     * @param url the database
     * @param listener follows what happens
     */
    public static Runner open(
            Project project, RunSettings settings, MigrationSet set, DatabaseUrl url, RunListener listener) {
        return new Runner(project, settings, set, url, listener);
    }

    /** Prepare to run migrations as the project's settings say. */
    public static Runner open(Project project, MigrationSet set, DatabaseUrl url, RunListener listener) {
        return open(project, project.environment().migration().run(), set, url, listener);
    }

    /**
     * Say how every migration stands. Writes nothing and takes no lock, so that what it says may be history a moment later.
     *
     * @throws PostgresException when no connection can be had
     * @throws LedgerException when the ledger cannot be read
     */
    public StatusReport status() {
        LedgerState state = connection.ledger().read();
        return new StatusReport(
                state,
                planner.plan(state, new Goal.Look()),
                planner.plan(state, new Goal.Up()),
                MigrationLock.holder(connection.session()).orElse(null));
    }

    /** Say what would be done to come to a goal, as of now. Writes nothing and takes no lock. */
    public Plan plan(Goal goal) {
        return planner.plan(connection.ledger().read(), goal);
    }

    /**
     * Apply what is pending.
     *
     * @throws PostgresException when no connection can be had
     */
    public RunReport up(UpRequest request) {
        String target = request.target();
        return run("migrate up", target == null ? new Goal.Up() : new Goal.UpTo(target), request.requireReversible());
    }

    /**
     * Take the last migrations back, the latest first.
     *
     * @param steps how many, at least 1
     */
    public RunReport down(int steps) {
        return run("migrate down", new Goal.Down(steps), false);
    }

    /** Take all migrations back that come after a version, which itself stays. */
    public RunReport downTo(String version) {
        return run("migrate down-to", new Goal.DownTo(version), false);
    }

    /**
     * Take the last migrations back and apply them again.
     *
     * @param steps how many, at least 1
     */
    public RunReport redo(int steps) {
        return run("migrate redo", new Goal.Redo(steps), false);
    }

    /** Record migrations as applied without running them. */
    public RunReport baseline(BaselineRequest request) {
        if (request instanceof BaselineRequest.Through through) {
            return run("migrate baseline", new Goal.Baseline(through.version()), false);
        }
        return run("migrate baseline --from-flyway", (run, findings) -> new FlywayGoal(set, connection.session())
                .find(findings)
                .map(goal -> run.run(goal, false, findings))
                .orElseGet(() -> FlywayGoal.refusal(findings)));
    }

    /**
     * Compare what is applied with the files, and ask the {@code .verify.sql} beside them. Writes nothing and takes no lock.
     *
     * @param version one migration, by version or id, or null for all
     */
    public VerifyReport verify(@Nullable String version) {
        List<Finding> wrong = wrongHooks();
        if (!wrong.isEmpty()) {
            return new VerifyReport(RunOutcome.REFUSED, List.of(), wrong);
        }
        RunHooks around = new RunHooks(connection, hooks, settings, origin("migrate verify"), listener);
        try {
            around.once(HookPhase.BEFORE_VALIDATE);
            VerifyReport report = new Verification(connection, planner).run(version);
            return around.fire(HookPhase.AFTER_VALIDATE, HookMoment.RUN, null)
                    .map(report::stoppedBy)
                    .orElse(report);
        } catch (HookStop stop) {
            return new VerifyReport(stop.outcome(), List.of(), List.of(stop.finding()));
        }
    }

    /** Bring the ledger in line with what a person says is true. */
    public RepairReport repair(RepairRequest request) {
        LockedRun locked = new LockedRun(connection, settings, listener);
        RepairRun run = new RepairRun(
                connection,
                planner,
                origin("migrate repair"
                        + (request.unfinished() == null
                                ? ""
                                : " --unfinished " + request.unfinished().word())));
        RunOutcome outcome = locked.run(findings -> run.run(request, findings));
        return new RepairReport(outcome, run.changes(), locked.findings());
    }

    private RunReport run(String command, Goal goal, boolean reversible) {
        return run(command, (run, findings) -> run.run(goal, reversible, findings));
    }

    private RunReport run(String command, BiFunction<PlanRun, List<Finding>, RunOutcome> work) {
        long began = System.nanoTime();
        List<Finding> wrong = wrongHooks();
        if (!wrong.isEmpty()) {
            return new RunReport(RunOutcome.REFUSED, List.of(), wrong, List.of(), Duration.ZERO);
        }
        LockedRun locked = new LockedRun(connection, settings, listener);
        RunOrigin origin = origin(command);
        RunHooks around = new RunHooks(connection, hooks, settings, origin, listener);
        PlanRun run = new PlanRun(connection, planner, locked, listener, origin, around, code);
        RunOutcome outcome = locked.run(findings -> work.apply(run, findings));
        return new RunReport(
                outcome,
                run.reports(),
                locked.findings(),
                around.results(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private List<Finding> wrongHooks() {
        return hooks.problems().stream()
                .map(p -> Finding.of(RunRules.HOOK_FILES, p.message())
                        .at(p.location())
                        .withSuggestion(p.suggestion()))
                .toList();
    }

    private static RunOrigin origin(String command) {
        String version = Runner.class.getPackage().getImplementationVersion();
        return RunOrigin.here(command, version == null ? "unknown" : version);
    }

    /** Close the connections. */
    @Override
    public void close() {
        connection.close();
    }
}
