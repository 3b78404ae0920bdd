package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.ledger.UnfinishedRun;
import io.confiture.migration.ledger.UnfinishedRun.State;
import io.confiture.postgres.PostgresException;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a migration piece by piece, each committed alone, and remembers in the journal how far it came: a run that was killed goes on at
 * the right statement.
 */
final class ResumableStep {

    private final StepContext context;
    private final StatementWatch watch;
    private final StepText text;
    private final StepJournal journal;
    private final Retries retries;
    private final UnitRun units;
    private final List<Finding> findings = new ArrayList<>();

    ResumableStep(StepContext context, StatementWatch watch, StepText text, StepJournal journal, Retries retries) {
        this.context = context;
        this.watch = watch;
        this.text = text;
        this.journal = journal;
        this.retries = retries;
        this.units = new UnitRun(context, watch, text.statements(), journal);
    }

    /** Return what is to be known: what was repaired on the way, and how an interrupted statement was judged. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(units.findings());
        return all;
    }

    /**
     * Run what is not done yet.
     *
     * @param resumes how far an earlier run came, or null
     * @return done, when only the ledger is left to write
     */
    StepEnd run(@Nullable UnfinishedRun resumes) {
        try {
            context.clean().prepare();
            List<Unit> open = resumes == null ? fromTheStart() : remaining(resumes);
            for (Unit unit : open) {
                StepEnd end = retries.run(number -> units.run(unit, number));
                if (end instanceof StepEnd.Failed failed) {
                    return failed.lost() ? failed : failed.advising(advice(failed, unit));
                }
            }
            return new StepEnd.Done();
        } catch (PostgresException e) {
            return UnitRun.refused(context, e);
        } catch (Stop e) {
            return new StepEnd.Failed(e.finding, "", false);
        }
    }

    private List<Unit> fromTheStart() {
        journal.begin(text.statements());
        return text.units();
    }

    private List<Unit> remaining(UnfinishedRun resumes) {
        compare(resumes);
        List<Unit> open = new ArrayList<>();
        for (Unit unit : text.units()) {
            State state = unit.first() < resumes.statements().size()
                    ? resumes.statements().get(unit.first()).state()
                    : State.WAITING;
            if (unit.aboutSession()) {
                // What it told the session is forgotten, however often it was told before.
                replay(unit, open);
            } else if (state == State.DONE || (state == State.STARTED && decide(unit))) {
                watch.hasBeen(unit);
            } else {
                open.add(unit);
            }
        }
        if (!open.isEmpty()) {
            journal.rewrite(text.statements(), open.get(0).first());
        }
        return open;
    }

    private void replay(Unit unit, List<Unit> open) {
        if (!open.isEmpty()) {
            open.add(unit);
            return;
        }
        StepEnd end = units.run(unit, 1);
        if (end instanceof StepEnd.Failed failed) {
            throw new Stop(failed.finding());
        }
    }

    /** A statement that was sent must be the one that the file has now. */
    private void compare(UnfinishedRun resumes) {
        for (UnfinishedRun.Entry entry : resumes.statements()) {
            Statement now = entry.ordinal() < text.statements().size()
                    ? text.statements().get(entry.ordinal())
                    : null;
            boolean same = now != null && StepJournal.digest(now).equals(entry.sha256());
            if (entry.state() != State.WAITING && !same) {
                throw new Stop(Finding.of(
                                RunRules.EDITED,
                                "statement %d of %s was %s by an interrupted run, and is another one now"
                                        .formatted(
                                                entry.ordinal() + 1,
                                                context.migration().id(),
                                                entry.state() == State.DONE ? "carried out" : "begun"))
                        .at(now == null ? context.migration().location() : now.location()));
            }
        }
    }

    /** Find out whether a statement was carried out whose runner died meanwhile; true when it was. */
    private boolean decide(Unit unit) {
        Statement statement = unit.head();
        units.care().interrupted(statement);
        units.care().clear(statement).ifPresent(busy -> {
            throw new Stop(busy);
        });
        Interrupted.Verdict verdict = new Interrupted(context.session()).look(statement);
        if (verdict instanceof Interrupted.Verdict.Unknown unknown) {
            throw new Stop(Finding.of(
                            RunRules.UNDECIDED,
                            "an interrupted run had sent this statement, and it is not known whether it was carried out: "
                                    + unknown.why())
                    .at(statement.location())
                    .withExcerpt(statement.source().excerpt(statement.start())));
        }
        boolean done = verdict instanceof Interrupted.Verdict.Done;
        String why = verdict instanceof Interrupted.Verdict.Done yes
                ? yes.why()
                : ((Interrupted.Verdict.Again) verdict).why();
        String said = "statement %d of %s was interrupted, and is %s: %s"
                .formatted(unit.first() + 1, context.migration().id(), done ? "done" : "sent again", why);
        findings.add(Finding.of(RunRules.RESUMED, said).at(statement.location()));
        context.tell(said);
        if (done) {
            journal.done(unit);
        }
        return done;
    }

    private String advice(StepEnd.Failed failed, Unit unit) {
        String own = Objects.requireNonNullElse(failed.finding().suggestion(), "Repair it");
        return unit.first() == 0
                ? own
                : "%s. Statements 1 to %d are carried out and committed, and the next run goes on behind them; they must stay as they are"
                        .formatted(own.endsWith(".") ? own.substring(0, own.length() - 1) : own, unit.first());
    }

    /** Ends a run before anything more is sent. */
    private static final class Stop extends RuntimeException {
        private final transient Finding finding;

        Stop(Finding finding) {
            super(finding.message());
            this.finding = finding;
        }
    }
}
