package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.precondition.Precondition;
import io.confiture.migration.precondition.PreconditionCheck;
import io.confiture.migration.precondition.Preconditions;
import io.confiture.migration.precondition.Unmet;
import io.confiture.migration.run.Step;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.migration.trace.StatementTracer;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the steps of a plan one after another until one fails, and traces them. */
final class Trial {

    /** Runs the statements of one script. */
    interface Runs {
        /** Run them; the tracer has to hear of each that is sent. */
        Execution run(Script script, List<Statement> statements, StatementTracer tracer);

        /** Say why a statement cannot be sent; empty when it can. */
        default String leavesOut(Statement statement) {
            return "";
        }

        /** Say whether the rows are those that the real run will meet. */
        default boolean hasRows() {
            return false;
        }
    }

    private final Session session;
    private final Runs runs;
    private final boolean together;
    private final FailureFinding failures = new FailureFinding(List::of);

    /**
     * Make a trial.
     *
     * @param together whether all steps run in one transaction, so that the locks of one are still held in the next
     */
    Trial(Session session, Runs runs, boolean together) {
        this.session = session;
        this.runs = runs;
        this.together = together;
    }

    static Side side(Step step) {
        return step.direction() == Direction.DOWN ? Side.DOWN : Side.UP;
    }

    /** Return the scripts of a step, in their order. */
    static List<Script> scripts(Step step) {
        Migration migration = step.migration();
        if (side(step) == Side.UP) {
            return migration.up();
        }
        return migration.down() instanceof Down.Scripts down ? down.scripts() : List.of();
    }

    List<DryRunStep> run(List<Step> steps) {
        List<DryRunStep> done = new ArrayList<>();
        StatementTracer all = new StatementTracer(session);
        boolean failed = false;
        for (Step step : steps) {
            DryRunStep next = failed
                    ? new DryRunStep(step.migration(), side(step), DryRunStep.State.NOT_RUN, List.of(), List.of())
                    : run(step, together ? all : new StatementTracer(session));
            failed |= next.state() == DryRunStep.State.FAILED;
            done.add(next);
        }
        return done;
    }

    private DryRunStep run(Step step, StatementTracer tracer) {
        List<StatementTrace> traces = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        findings.addAll(demands(step));
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return new DryRunStep(step.migration(), side(step), DryRunStep.State.FAILED, traces, findings);
        }
        if (step.migration().code() != null) {
            findings.add(Finding.of(
                            DryRunRules.NOTE,
                            "not executed: it is written in Java, and its code could reach anything. What comes after it runs"
                                    + " without what it does")
                    .at(step.migration().location()));
        }
        for (Script script : scripts(step)) {
            Outcome outcome = run(script, tracer, traces);
            if (outcome instanceof Outcome.Failed failed) {
                findings.addAll(failed.findings());
                return new DryRunStep(step.migration(), side(step), DryRunStep.State.FAILED, traces, findings);
            }
        }
        return new DryRunStep(step.migration(), side(step), DryRunStep.State.RAN, traces, findings);
    }

    /** Ask the preconditions; what does not hold for want of rows says nothing about the real run. */
    private List<Finding> demands(Step step) {
        Preconditions all = step.migration().preconditions();
        List<Precondition> own = side(step) == Side.UP ? all.up() : all.down();
        return step.resumes() != null
                ? List.of()
                : new PreconditionCheck(session)
                        .unmet(own).stream().map(this::finding).toList();
    }

    private Finding finding(Unmet unmet) {
        Finding finding = Finding.of(
                        DryRunRules.PRECONDITION,
                        "the precondition " + unmet.precondition() + " does not hold: " + unmet.message())
                .at(unmet.precondition().location());
        return unmet.becauseOfRows() && !runs.hasRows() ? finding.withSeverity(Severity.INFO) : finding;
    }

    private Outcome run(Script script, StatementTracer tracer, List<StatementTrace> traces) {
        LayoutProblem defect = script.defect();
        if (defect != null) {
            return Outcome.failed(
                    Finding.of(DryRunRules.FAILED, defect.message()).at(defect.location()));
        }
        ScriptReading reading = ScriptReading.of(script.parse());
        if (!reading.problems().isEmpty()) {
            return new Outcome.Failed(reading.problems());
        }
        int before = tracer.trace().statements().size();
        List<Statement> sent = new ArrayList<>();
        List<StatementTrace> left = new ArrayList<>();
        for (Statement statement : reading.statements()) {
            String reason = runs.leavesOut(statement);
            if (reason.isEmpty()) {
                sent.add(statement);
            } else {
                left.add(tracer.notExecuted(statement, reason));
            }
        }
        Execution execution = runs.run(script, sent, tracer);
        List<StatementTrace> all = new ArrayList<>(tracer.trace()
                .statements()
                .subList(before, tracer.trace().statements().size()));
        all.addAll(left);
        all.sort(Comparator.comparingInt(t -> t.statement().start()));
        traces.addAll(all);
        return failures.outcome(DryRunRules.FAILED, execution);
    }
}
