package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Runs what is committed together in a migration that is not one transaction, and notes in the journal that it is done: in the same
 * transaction, or, where the server allows none, before and after it.
 */
final class UnitRun {

    private final StepContext context;
    private final Session session;
    private final StatementWatch watch;
    private final List<Statement> all;
    private final StepJournal journal;
    private final IndexCare care;
    private final boolean ownLockTimeout;

    UnitRun(StepContext context, StatementWatch watch, List<Statement> all, StepJournal journal) {
        this.context = context;
        this.session = context.session();
        this.watch = watch;
        this.all = all;
        this.journal = journal;
        this.care = new IndexCare(context, session);
        this.ownLockTimeout = all.stream().anyMatch(UnitRun::setsLockTimeout);
    }

    IndexCare care() {
        return care;
    }

    List<Finding> findings() {
        return care.findings();
    }

    /** Run it once; afterwards the session is idle, or lost. */
    StepEnd run(Unit unit, int attempt) {
        try {
            if (unit.aboutSession()) {
                // Not noted: a run that is carried on says it again, and it may be edited meanwhile.
                return send(unit, 0, 1, false, attempt);
            }
            if (unit.alone()) {
                return alone(unit, attempt);
            }
            if (unit.block()) {
                StepEnd end = block(unit, attempt);
                return end instanceof StepEnd.NoTransactionWanted no ? no.asFailure() : end;
            }
            // A procedure that commits shows only when it is called.
            StepEnd end = inTransaction(unit, attempt);
            return end instanceof StepEnd.NoTransactionWanted ? alone(unit, attempt) : end;
        } catch (PostgresException e) {
            return refused(context, e);
        } finally {
            watch.stop();
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    private StepEnd inTransaction(Unit unit, int attempt) {
        session.begin();
        StepEnd end = send(unit, 0, 1, true, attempt);
        if (end instanceof StepEnd.Done) {
            commit(unit);
        } else {
            session.rollback();
        }
        return end;
    }

    private void commit(Unit unit) {
        new Query(session).send("SET CONSTRAINTS ALL IMMEDIATE");
        journal.done(unit);
        session.commit();
    }

    /** The script's own BEGIN may say more than ours, such as an isolation level, and is sent as it stands. */
    private StepEnd block(Unit unit, int attempt) {
        int last = unit.statements().size() - 1;
        StepEnd begun = send(unit, 0, 1, false, attempt);
        StepEnd end = begun instanceof StepEnd.Done ? send(unit, 1, last, true, attempt) : begun;
        if (end instanceof StepEnd.Done) {
            commit(unit);
        }
        return end;
    }

    private StepEnd alone(Unit unit, int attempt) {
        Statement statement = unit.head();
        Optional<Finding> busy = care.clear(statement);
        if (busy.isPresent()) {
            return new StepEnd.Failed(busy.get(), "", false);
        }
        care.begins(statement);
        journal.started(unit.first());
        waitForLocks(patient(statement));
        StepEnd end = send(unit, 0, 1, false, attempt);
        if (end instanceof StepEnd.Failed failed && failed.lost()) {
            return failed;
        }
        if (end instanceof StepEnd.Failed) {
            care.failed(statement);
            journal.notDone(unit.first());
        } else {
            Optional<Finding> invalid = care.made(statement);
            if (invalid.isPresent()) {
                return new StepEnd.Failed(invalid.get(), "", false);
            }
            journal.done(unit);
        }
        waitForLocks(false);
        return end;
    }

    /**
     * CONCURRENTLY waits for all transactions that could still see the old state, and keeps nobody waiting meanwhile: that wait is its
     * work, and no reason to give up.
     */
    private static boolean patient(Statement statement) {
        return statement.kind().refusedInTransactionBlock() && new Cursor(statement.lexer()).seek("concurrently");
    }

    private void waitForLocks(boolean forEver) {
        if (!ownLockTimeout) {
            long millis = forEver ? 0 : context.settings().lockTimeout().toMillis();
            new Query(session).send("SET lock_timeout = " + millis);
        }
    }

    private static boolean setsLockTimeout(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        cursor.skip("set", "session", "local");
        return statement.kind().is("SET") && cursor.at("lock_timeout");
    }

    private StepEnd send(Unit unit, int from, int to, boolean inTransaction, int attempt) {
        int first = unit.first() + from;
        watch.from(first, inTransaction, attempt);
        ScriptResult result;
        try {
            result = new ScriptRunner(all.subList(0, first))
                    .run(session, unit.statements().subList(from, to), ScriptOptions.asSession(), watch);
        } catch (StatementWatch.TransactionEnded e) {
            return TransactionalStep.ended(e);
        }
        watch.heard(result.notices());
        if (result instanceof ScriptResult.Stopped stopped) {
            return inTransaction ? StepEnd.inTransaction(stopped.failure()) : StepEnd.failed(stopped.failure());
        }
        return result instanceof ScriptResult.Refused refused ? TransactionalStep.beyond(refused) : new StepEnd.Done();
    }

    /** Describe what the server refused beside the statements themselves. */
    static StepEnd.Failed refused(StepContext context, PostgresException e) {
        boolean lost = !context.session().alive();
        Finding finding = Finding.of(
                        lost ? RunRules.CONNECTION : RunRules.STATEMENT,
                        (lost ? "the connection was lost: " : "") + e.getMessage())
                .at(context.migration().location());
        return new StepEnd.Failed(finding, String.valueOf(e.sqlState()), lost);
    }
}
