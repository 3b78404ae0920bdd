package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.code.UserCode;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.LedgerWriter;
import io.confiture.migration.ledger.StatementRecord;
import io.confiture.postgres.PostgresException;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one migration up or down, in the way that its text allows, and records it. */
final class StepExecutor {

    private static final String DUPLICATE_TABLE = "42P07";

    private final StepContext context;
    private final PlannedStep step;
    private final Ledger ledger;
    private final LedgerWriter writer;
    private final RunHooks hooks;
    private final CodeRunner code;
    private final StatementWatch watch;
    private final Retries retries;
    private final IndexCare care;
    private final List<Finding> findings = new ArrayList<>();
    private final Instant startedAt = Instant.now();
    private final long began = System.nanoTime();
    private boolean transactional;

    StepExecutor(
            StepContext context,
            PlannedStep step,
            Ledger ledger,
            LedgerWriter writer,
            RunHooks hooks,
            CodeRunner code) {
        this.hooks = hooks;
        this.code = code;
        this.context = context;
        this.step = step;
        this.ledger = ledger;
        this.writer = writer;
        this.watch = new StatementWatch(context, step.text().statements().size());
        this.retries = new Retries(context);
        this.care = new IndexCare(context, context.session());
        this.transactional =
                step.text().mode() != StepText.Mode.STATEMENTS && step.step().resumes() == null;
    }

    /** Run it. What the server refuses is in the report, never thrown. */
    StepReport execute() {
        findings.addAll(step.text().notes());
        StepEnd end = transactional ? inTransaction() : byStatements(step.text());
        if (end instanceof StepEnd.NoTransactionWanted no) {
            end = withoutTransaction(no);
        }
        findings.addAll(care.findings());
        findings.addAll(retries.findings());
        if (end instanceof StepEnd.Failed failed) {
            findings.add(failed.finding());
            recordFailure(failed);
            return report(StepResult.FAILED);
        }
        return report(
                step.step().direction() == Direction.DOWN
                        ? StepResult.REVERTED
                        : step.step().resumes() != null ? StepResult.RESUMED : StepResult.APPLIED);
    }

    private StepEnd inTransaction() {
        List<TransactionalStep.Work> work = new ArrayList<>(before());
        UserCode call = step.call();
        work.add(
                call == null
                        ? new ScriptWork(context, watch, step.text().statements())
                        : new CodeWork(context, code, call));
        work.add(new HookWork(context, hooks, step, false));
        TransactionalStep transaction = new TransactionalStep(context, watch, work, this::record);
        return retries.run(attempt -> {
            Optional<Finding> busy = clearIndexes();
            if (busy.isPresent()) {
                return new StepEnd.Failed(busy.get(), "", false);
            }
            StepEnd end = transaction.attempt(attempt);
            return hiddenByInvalidIndex(end) ? transaction.attempt(attempt) : end;
        });
    }

    private List<TransactionalStep.Work> before() {
        return List.of(new PreconditionWork(context), new HookWork(context, hooks, step, true));
    }

    /** IF NOT EXISTS is content with an invalid index, so that is looked for before. */
    private Optional<Finding> clearIndexes() {
        return step.text().statements().stream()
                .filter(s -> {
                    IndexText index = IndexText.of(s);
                    return index != null && index.unlessThere();
                })
                .map(care::clear)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Say whether an index could not be made because an invalid one had its name, which is dropped now. */
    private boolean hiddenByInvalidIndex(StepEnd end) {
        if (!(end instanceof StepEnd.Failed failed)
                || !failed.sqlState().equals(DUPLICATE_TABLE)
                || failed.lost()
                || watch.current() == 0) {
            return false;
        }
        int dropped = care.findings().size();
        Statement statement = step.text().statements().get(watch.current() - 1);
        return care.clear(statement).isEmpty() && care.findings().size() > dropped;
    }

    private StepEnd withoutTransaction(StepEnd.NoTransactionWanted no) {
        if (step.text().mode() == StepText.Mode.TRANSACTION) {
            return no.asFailure();
        }
        findings.add(Finding.of(
                        RunRules.NEEDS_NO_TRANSACTION,
                        "the server refused this statement in a transaction: the migration was rolled back, and then run"
                                + " statement by statement, each committed alone")
                .withSeverity(Severity.INFO)
                .withSuggestion("Write -- confiture:no-transaction into the file, so that it is not tried in vain.")
                .at(no.statement().location()));
        transactional = false;
        return byStatements(step.text().byStatements());
    }

    private StepEnd byStatements(StepText text) {
        try {
            context.clean().prepare();
            // What was begun is carried on, whatever the state that it began in demanded.
            List<TransactionalStep.Work> first =
                    step.step().resumes() == null ? before() : List.of(new HookWork(context, hooks, step, true));
            for (TransactionalStep.Work part : first) {
                if (part.run(1) instanceof StepEnd.Failed failed) {
                    return failed;
                }
            }
            if (resume(text) instanceof StepEnd.Failed failed) {
                return failed;
            }
            context.clean().prepare();
            return new HookWork(context, hooks, step, false).run(1) instanceof StepEnd.Failed failed
                    ? failed
                    : finish();
        } catch (PostgresException e) {
            return UnitRun.refused(context, e);
        }
    }

    private StepEnd resume(StepText text) {
        UserCode call = step.call();
        if (call != null) {
            return new CodeWork(context, code, call).run(1);
        }
        StepJournal journal = new StepJournal(
                context.session(),
                ledger.journal(),
                step.step().version(),
                step.step().direction());
        ResumableStep resumable = new ResumableStep(context, watch, text, journal, retries);
        StepEnd end = resumable.run(step.step().resumes());
        findings.addAll(resumable.findings());
        return end;
    }

    private StepEnd finish() {
        try {
            context.clean().prepare();
            ledger.journal().finish(writer, step.step().direction(), entry(watch.reports()));
            return new StepEnd.Done();
        } catch (PostgresException e) {
            return UnitRun.refused(context, e);
        }
    }

    private void record(List<StatementReport> statements) {
        LedgerWriter last = writer.committingAfter(context.clean().beforeLedger());
        if (step.step().direction() == Direction.UP) {
            last.applied(entry(statements));
        } else {
            last.reverted(entry(statements));
        }
    }

    /** A history that cannot be written must not hide why the migration failed. */
    private void recordFailure(StepEnd.Failed failed) {
        if (!failed.lost()) {
            try {
                context.clean().prepare();
                String state = failed.sqlState().isEmpty() ? null : failed.sqlState();
                writer.failed(
                        step.step().direction(),
                        entry(watch.reports()),
                        failed.finding().message(),
                        state);
            } catch (PostgresException e) {
                findings.add(Finding.of(RunRules.LEDGER, "the history does not say that it failed: " + e.getMessage())
                        .withSeverity(Severity.WARNING));
            }
        }
    }

    private LedgerEntry entry(List<StatementReport> statements) {
        List<StatementRecord> records = statements.stream()
                .map(s -> new StatementRecord(s.location().line(), s.command(), s.duration(), s.rows()))
                .toList();
        return LedgerEntry.of(step.step().migration(), step.checksum(), startedAt)
                .as(step.step().version())
                .ran(startedAt, took(), records);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private StepReport report(StepResult result) {
        context.listener().said(context.migration(), watch.notices());
        return new StepReport(
                context.migration(),
                context.side(),
                result,
                transactional,
                took(),
                watch.reports(),
                watch.notices(),
                findings);
    }
}
