package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.hook.HookMoment;
import io.confiture.migration.hook.HookPhase;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.LedgerWriter;
import io.confiture.migration.ledger.LockNotHadException;
import io.confiture.migration.ledger.RunOrigin;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a plan under the lock, and carries it out. For one run. */
final class PlanRun {

    private final RunConnection connection;
    private final Planner planner;
    private final LockedRun locked;
    private final RunListener listener;
    private final RunOrigin origin;
    private final RunHooks hooks;
    private final CodeRunner code;
    private final List<StepReport> reports = new ArrayList<>();

    PlanRun(
            RunConnection connection,
            Planner planner,
            LockedRun locked,
            RunListener listener,
            RunOrigin origin,
            RunHooks hooks,
            CodeRunner code) {
        this.hooks = hooks;
        this.code = code;
        this.connection = connection;
        this.planner = planner;
        this.locked = locked;
        this.listener = listener;
        this.origin = origin;
    }

    /** Return what became of each step. */
    List<StepReport> reports() {
        return reports;
    }

    /**
     * Come to a goal.
     *
     * @param reversible whether nothing may be applied that cannot be taken back
     * @param findings gets what belongs to no single step
     */
    RunOutcome run(Goal goal, boolean reversible, List<Finding> findings) {
        try {
            return toward(goal, reversible, findings);
        } catch (HookStop stop) {
            findings.add(stop.finding());
            return connection.lost() ? RunOutcome.CONNECTION_LOST : stop.outcome();
        }
    }

    private RunOutcome toward(Goal goal, boolean reversible, List<Finding> findings) {
        Ledger ledger = connection.ledger();
        hooks.once(HookPhase.BEFORE_ANALYZE_SCHEMA);
        LedgerState state = ledger.read();
        hooks.once(HookPhase.AFTER_ANALYZE_SCHEMA);
        hooks.once(HookPhase.BEFORE_PLAN_MIGRATION);
        Plan plan = planner.plan(state, goal);
        findings.addAll(RefusalFindings.notes(plan.notes()));
        if (plan.refused()) {
            findings.addAll(RefusalFindings.of(plan.refusals()));
            return RefusalFindings.outcome(plan.refusals());
        }
        hooks.once(HookPhase.AFTER_PLAN_MIGRATION);
        if (plan.steps().isEmpty()) {
            return RunOutcome.NOTHING_TO_DO;
        }
        List<Finding> wayBack = reversible ? withoutWayBack(plan.steps()) : List.of();
        if (!wayBack.isEmpty()) {
            findings.addAll(wayBack);
            return RunOutcome.IRREVERSIBLE;
        }
        return carryOut(plan.steps(), ledger, findings);
    }

    private RunOutcome carryOut(List<Step> steps, Ledger ledger, List<Finding> findings) {
        if (steps.get(0).direction() == Direction.BASELINE) {
            return record(steps, ledger);
        }
        List<PlannedStep> planned = steps.stream().map(PlannedStep::read).toList();
        List<Finding> problems = planned.stream().flatMap(PlanRun::problems).toList();
        if (!problems.isEmpty()) {
            findings.addAll(problems);
            return RunOutcome.REFUSED;
        }
        listener.planned(steps);
        if (!listener.agrees()) {
            return RunOutcome.DECLINED;
        }
        hooks.backup(RunHooks.phase(steps.get(0).direction(), true));
        connection.clean().prepare();
        ledger.create();
        hooks.prepareAudit();
        return execute(planned, ledger, findings);
    }

    private RunOutcome execute(List<PlannedStep> planned, Ledger ledger, List<Finding> findings) {
        LedgerWriter writer = ledger.writer(origin);
        RunOutcome outcome = RunOutcome.DONE;
        for (int i = 0; i < planned.size(); i++) {
            PlannedStep step = planned.get(i);
            Direction direction = step.step().direction();
            if (outcome == RunOutcome.DONE
                    && (i == 0 || planned.get(i - 1).step().direction() != direction)) {
                outcome = once(RunHooks.phase(direction, true), findings);
            }
            if (outcome == RunOutcome.DONE) {
                outcome = one(step, i + 1, planned.size(), ledger, writer, findings);
            } else {
                reports.add(StepReport.notRun(step.step().migration(), step.side()));
            }
            boolean last = i + 1 == planned.size() || planned.get(i + 1).step().direction() != direction;
            if (outcome == RunOutcome.DONE && last) {
                outcome = once(RunHooks.phase(direction, false), findings);
            }
        }
        return outcome;
    }

    private RunOutcome once(HookPhase phase, List<Finding> findings) {
        return goOn(hooks.fire(phase, HookMoment.RUN, null), findings);
    }

    private RunOutcome outside(Step step, boolean before, List<Finding> findings) {
        return goOn(hooks.fire(RunHooks.phase(step.direction(), before), HookMoment.OUTSIDE, step), findings);
    }

    private RunOutcome goOn(Optional<Finding> stop, List<Finding> findings) {
        stop.ifPresent(findings::add);
        return stop.isEmpty() ? RunOutcome.DONE : connection.lost() ? RunOutcome.CONNECTION_LOST : RunOutcome.FAILED;
    }

    private RunOutcome one(
            PlannedStep step, int number, int of, Ledger ledger, LedgerWriter writer, List<Finding> findings) {
        try {
            locked.verifyHeld();
        } catch (LockNotHadException e) {
            findings.add(Finding.of(RunRules.LOCK, String.valueOf(e.getMessage())));
            reports.add(StepReport.notRun(step.step().migration(), step.side()));
            return RunOutcome.LOCK_NOT_HAD;
        }
        RunOutcome allowed = outside(step.step(), true, findings);
        if (allowed != RunOutcome.DONE) {
            reports.add(StepReport.notRun(step.step().migration(), step.side()));
            return allowed;
        }
        listener.begins(step.step().migration(), step.side(), number, of);
        StepContext context = connection.context(listener, step.step().migration(), step.side());
        StepReport report = new StepExecutor(context, step, ledger, writer, hooks, code).execute();
        reports.add(report);
        listener.ends(report);
        if (report.result() != StepResult.FAILED) {
            return outside(step.step(), false, findings);
        }
        boolean demands = report.findings().stream().anyMatch(f -> f.rule().equals(RunRules.PRECONDITION));
        return connection.lost()
                ? RunOutcome.CONNECTION_LOST
                : demands && number == 1 ? RunOutcome.REFUSED : RunOutcome.FAILED;
    }

    private RunOutcome record(List<Step> steps, Ledger ledger) {
        listener.planned(steps);
        if (!listener.agrees()) {
            return RunOutcome.DECLINED;
        }
        connection.clean().prepare();
        ledger.create();
        Instant now = Instant.now();
        List<LedgerEntry> entries = steps.stream()
                .map(PlannedStep::read)
                .map(s -> LedgerEntry.of(s.step().migration(), s.checksum(), now))
                .toList();
        Session session = connection.session();
        session.begin();
        try {
            ledger.writer(origin).committing().baselined(entries);
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
        for (Step step : steps) {
            StepReport report = new StepReport(
                    step.migration(),
                    io.confiture.migration.Side.UP,
                    StepResult.RECORDED,
                    true,
                    Duration.ZERO,
                    List.of(),
                    List.of(),
                    List.of());
            reports.add(report);
            listener.ends(report);
        }
        return RunOutcome.DONE;
    }

    private static java.util.stream.Stream<Finding> problems(PlannedStep step) {
        if (!step.step().migration().isRunnable()) {
            return java.util.stream.Stream.of(
                    Finding.of(RunRules.NOT_SQL, step.step().migration().id() + " is not SQL and cannot be run here")
                            .at(step.step().migration().location()));
        }
        return step.text().problems().stream();
    }

    private static List<Finding> withoutWayBack(List<Step> steps) {
        return steps.stream()
                .filter(s -> s.direction() == Direction.UP && !s.migration().repeatable())
                .filter(s -> !s.migration().goesBack())
                .map(s -> Finding.of(RunRules.IRREVERSIBLE, s.migration().id() + " has no way back")
                        .at(s.migration().location()))
                .toList();
    }
}
