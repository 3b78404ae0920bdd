package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.LedgerWriter;
import io.confiture.migration.ledger.LockNotHadException;
import io.confiture.migration.ledger.RunOrigin;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan under the lock, and carries it out. For one run. */
final class PlanRun {

    private final RunConnection connection;
    private final Planner planner;
    private final LockedRun locked;
    private final RunListener listener;
    private final RunOrigin origin;
    private final List<StepReport> reports = new ArrayList<>();

    PlanRun(RunConnection connection, Planner planner, LockedRun locked, RunListener listener, RunOrigin origin) {
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
        Ledger ledger = connection.ledger();
        Plan plan = planner.plan(ledger.read(), goal);
        findings.addAll(RefusalFindings.notes(plan.notes()));
        if (plan.refused()) {
            findings.addAll(RefusalFindings.of(plan.refusals()));
            return RefusalFindings.outcome(plan.refusals());
        }
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
        connection.clean().prepare();
        ledger.create();
        return execute(planned, ledger, findings);
    }

    private RunOutcome execute(List<PlannedStep> planned, Ledger ledger, List<Finding> findings) {
        LedgerWriter writer = ledger.writer(origin);
        RunOutcome outcome = RunOutcome.DONE;
        for (int i = 0; i < planned.size(); i++) {
            PlannedStep step = planned.get(i);
            if (outcome == RunOutcome.DONE) {
                outcome = one(step, i + 1, planned.size(), ledger, writer, findings);
            } else {
                reports.add(StepReport.notRun(step.step().migration(), step.side()));
            }
        }
        return outcome;
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
        listener.begins(step.step().migration(), step.side(), number, of);
        StepContext context = connection.context(listener, step.step().migration(), step.side());
        StepReport report = new StepExecutor(context, step, ledger, writer).execute();
        reports.add(report);
        listener.ends(report);
        if (report.result() != StepResult.FAILED) {
            return RunOutcome.DONE;
        }
        return connection.lost() ? RunOutcome.CONNECTION_LOST : RunOutcome.FAILED;
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
        if (!step.step().migration().isSql()) {
            return java.util.stream.Stream.of(Finding.of(
                            RunRules.NOT_SQL, step.step().migration().id() + " is not SQL and cannot be run here")
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
