package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.List;

/** Runs a migration as one transaction, in which its row in the ledger is written too: both are there afterwards, or neither. */
final class TransactionalStep {

    private final StepContext context;
    private final StatementWatch watch;
    private final List<Work> work;
    private final TransactionEnding ending;

    /**
     * Prepare to do work in one transaction.
     *
     * @param work what is done in it, in order, until something fails
     * @param ending writes the ledger and commits
     */
    TransactionalStep(StepContext context, StatementWatch watch, List<Work> work, TransactionEnding ending) {
        this.context = context;
        this.watch = watch;
        this.work = List.copyOf(work);
        this.ending = ending;
    }

    /** Does a part of a migration in the open transaction. */
    @FunctionalInterface
    interface Work {
        /** Do it; what fails leaves the rollback to the caller. */
        StepEnd run(int attempt);
    }

    /** Writes what is recorded of a migration, and commits the transaction with it. */
    @FunctionalInterface
    interface TransactionEnding {
        /** Give the session back what the migration changed of it, record and commit. */
        void commit(List<StatementReport> statements);
    }

    /** Try once. Afterwards the session is idle, or lost. */
    StepEnd attempt(int number) {
        Session session = context.session();
        try {
            context.clean().begin();
            for (Work part : work) {
                StepEnd end = part.run(number);
                if (!(end instanceof StepEnd.Done)) {
                    return end;
                }
            }
            ending.commit(watch.reports());
            return new StepEnd.Done();
        } catch (StatementWatch.TransactionEnded e) {
            return ended(e);
        } catch (PostgresException e) {
            return refused(e);
        } finally {
            watch.stop();
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    static StepEnd.Failed beyond(ScriptResult.Refused refused) {
        Statement statement = refused.statement();
        Finding finding = Finding.of(RunRules.STATEMENT, refused.reason())
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()));
        return new StepEnd.Failed(finding, "", false);
    }

    private StepEnd refused(PostgresException e) {
        boolean lost = !context.session().alive();
        String message = lost
                ? "the connection was lost at the end of " + context.migration().id()
                        + "; if the server had committed by then, it is in the ledger: " + e.getMessage()
                : "at its end, " + context.migration().id() + " was refused and rolled back: " + e.getMessage();
        Finding finding = Finding.of(lost ? RunRules.CONNECTION : RunRules.STATEMENT, message)
                .at(context.migration().location());
        return new StepEnd.Failed(finding, String.valueOf(e.sqlState()), lost);
    }

    static StepEnd ended(StatementWatch.TransactionEnded e) {
        Statement statement = e.statement();
        String kept =
                switch (e.command()) {
                    case "COMMIT" -> "what it and the statements before it did is kept";
                    case "ROLLBACK" -> "what the statements before it did is undone";
                    default -> "whether what the statements before it did is kept, only the database can tell";
                };
        Finding finding = Finding.of(
                        RunRules.HIDDEN_END,
                        "this statement ended the transaction of the migration: " + kept
                                + "; the statements behind it were not sent, and the ledger was not written")
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()));
        return new StepEnd.Failed(finding, "", false);
    }
}
