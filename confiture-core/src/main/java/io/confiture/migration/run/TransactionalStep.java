package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.List;

/** Runs a migration as one transaction, in which its row in the ledger is written too: both are there afterwards, or neither. */
final class TransactionalStep {

    private final StepContext context;
    private final StatementWatch watch;
    private final List<Statement> statements;
    private final TransactionEnding ending;

    /**
     * Prepare to run statements.
     *
     * @param ending writes the ledger and commits
     */
    TransactionalStep(StepContext context, StatementWatch watch, StepText text, TransactionEnding ending) {
        this.context = context;
        this.watch = watch;
        this.statements = text.statements();
        this.ending = ending;
    }

    /** Writes what is recorded of a migration, and commits the transaction with it. */
    @FunctionalInterface
    interface TransactionEnding {
        /** Record and commit. */
        void commit(List<StatementReport> statements);
    }

    /** Try once. Afterwards the session is idle, or lost. */
    StepEnd attempt(int number) {
        Session session = context.session();
        try {
            context.clean().prepare();
            session.begin();
            watch.from(0, true, number);
            StepEnd end = run();
            return end instanceof StepEnd.Done ? finish() : end;
        } catch (PostgresException e) {
            return refused(e);
        } finally {
            watch.stop();
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    private StepEnd run() {
        try {
            ScriptResult result =
                    new ScriptRunner().run(context.session(), statements, ScriptOptions.asSession(), watch);
            watch.heard(result.notices());
            if (result instanceof ScriptResult.Stopped stopped) {
                return StepEnd.inTransaction(stopped.failure());
            }
            if (result instanceof ScriptResult.Refused refused) {
                return beyond(refused);
            }
            return new StepEnd.Done();
        } catch (StatementWatch.TransactionEnded e) {
            return ended(e);
        }
    }

    /** Force what would otherwise only be looked at by the commit, while the migration's own role and settings still hold. */
    private StepEnd finish() {
        if (!statements.isEmpty()) {
            new Query(context.session()).send("SET CONSTRAINTS ALL IMMEDIATE");
        }
        context.clean().forLedger();
        ending.commit(watch.reports());
        return new StepEnd.Done();
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
