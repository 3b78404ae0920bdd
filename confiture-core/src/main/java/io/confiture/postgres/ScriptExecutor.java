package io.confiture.postgres;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.util.List;
import java.util.Set;

/**
 * Runs whole scripts and commits them the way the tools that users have do.
 *
 * <p>After a script the session is as it was before: role, settings, temporary objects and open transactions do not outlive
 * it. Thread-safe; a session is used by one thread at a time.
 */
public final class ScriptExecutor {

    private final ScriptRunner runner;
    private final ScriptOptions options;

    /** Make an executor that gives each statement as long as the options say. */
    public ScriptExecutor(ScriptOptions options) {
        this.runner = new ScriptRunner();
        this.options = options;
    }

    /** What needs, or takes away, a transaction of its own; savepoints and SET TRANSACTION want just that one be open. */
    private static final Set<TransactionControl> ENDS_OR_BEGINS = Set.of(
            TransactionControl.BEGIN,
            TransactionControl.COMMIT,
            TransactionControl.COMMIT_AND_CHAIN,
            TransactionControl.ROLLBACK,
            TransactionControl.ROLLBACK_AND_CHAIN,
            TransactionControl.PREPARE_TRANSACTION,
            TransactionControl.COMMIT_PREPARED,
            TransactionControl.ROLLBACK_PREPARED);

    /** Say whether nothing in a script is known to need a session without an open transaction. */
    public static boolean fitsInTransaction(List<Statement> statements) {
        return statements.stream().noneMatch(s -> needsNoTransaction(s) || controlsTransaction(s));
    }

    /**
     * Say whether PostgreSQL is known to refuse a statement between BEGIN and COMMIT. A procedure that commits may be created there, and
     * not be called.
     */
    public static boolean needsNoTransaction(Statement statement) {
        return statement.kind().refusedInTransactionBlock()
                || (statement.kind().controlsTransactionInside()
                        && statement.commands().stream().anyMatch(s -> s.kind().is("DO")));
    }

    /** Say whether a statement, or a command of its group, begins or ends a transaction; savepoints divide one and do not count. */
    public static boolean controlsTransaction(Statement statement) {
        return statement.commands().stream().anyMatch(s -> s.kind()
                .transactionControl()
                .filter(ENDS_OR_BEGINS::contains)
                .isPresent());
    }

    /** Say whether a statement failed because it was in a transaction, so that without one it may succeed. */
    public static boolean refusedTransaction(StatementFailure failure) {
        return ScriptRunner.NOT_IN_A_TRANSACTION.contains(failure.sqlState());
    }

    /** Say whether a script can also run in a transaction in which others have run, and leaves nothing in it for the next. */
    public static boolean fitsInAnotherTransaction(List<Statement> statements) {
        return fitsInTransaction(statements)
                && statements.stream()
                        .allMatch(s -> s.kind().transactionControl().isEmpty());
    }

    /**
     * Run a script.
     *
     * @param session idle, or inside the caller's transaction for {@link CommitMode#CALLER}
     * @param statements the script
     * @param mode how it is committed
     * @return how it ended; what the server refuses is a result, never an exception
     */
    public Execution execute(Session session, List<Statement> statements, CommitMode mode) {
        return execute(session, statements, mode, ScriptListener.NONE);
    }

    /**
     * Run a script and tell a listener about each of its statements: what {@link #execute(Session, List, CommitMode)} does
     * otherwise.
     *
     * @param listener may ask the session between statements; with {@link CommitMode#AUTO} it may hear of a statement twice,
     *     when the script turns out to refuse a transaction
     */
    public Execution execute(Session session, List<Statement> statements, CommitMode mode, ScriptListener listener) {
        for (Statement statement : statements) {
            if (statement.kind().reachesBeyondDatabase()) {
                return new Execution.Refused(statement);
            }
        }
        Execution execution =
                switch (mode) {
                    case CALLER -> forCaller(session, statements, listener);
                    case TRANSACTION -> transaction(session, statements, listener);
                    case STATEMENTS -> byStatements(session, statements, listener);
                    case AUTO -> automatic(session, statements, listener);
                };
        // In the caller's transaction a failed script leaves only the rollback, which takes its settings along.
        if (session.alive() && session.transactionState() != TransactionState.FAILED) {
            session.resetState();
        }
        return execution;
    }

    private Execution automatic(Session session, List<Statement> statements, ScriptListener listener) {
        if (!fitsInTransaction(statements)) {
            return byStatements(session, statements, listener);
        }
        Execution execution = transaction(session, statements, listener);
        // A procedure that commits, or an enum label used at once, shows only when it is run.
        boolean again = execution instanceof Execution.Failed failed && refusedTransaction(failed.failure());
        return again ? byStatements(session, statements, listener) : execution;
    }

    private Execution transaction(Session session, List<Statement> statements, ScriptListener listener) {
        session.begin();
        Execution execution = inTransaction(session, statements, listener);
        if (session.alive() && session.transactionState() != TransactionState.IDLE) {
            if (execution instanceof Execution.Done) {
                session.commit();
            } else {
                session.rollback();
            }
        }
        return execution;
    }

    /** Run inside an open transaction, and force what would otherwise only be looked at when it commits. */
    private Execution inTransaction(Session session, List<Statement> statements, ScriptListener listener) {
        Execution execution = run(session, statements, listener);
        if (!(execution instanceof Execution.Done) || session.transactionState() != TransactionState.OPEN) {
            return execution;
        }
        return statements.isEmpty()
                ? execution
                : send(session, "SET CONSTRAINTS ALL IMMEDIATE", statements.get(statements.size() - 1));
    }

    /** Run for the caller, who runs other scripts in the same transaction: what would go with the session goes now. */
    private Execution forCaller(Session session, List<Statement> statements, ScriptListener listener) {
        Execution execution = inTransaction(session, statements, listener);
        return execution instanceof Execution.Done && !statements.isEmpty()
                ? send(session, "DISCARD TEMP \\; DISCARD SEQUENCES", statements.get(statements.size() - 1))
                : execution;
    }

    private Execution send(Session session, String sql, Statement blamed) {
        List<Statement> own = SqlScript.parse(
                        SqlSource.of(blamed.source().file(), blamed.source().name(), sql))
                .statements();
        Execution execution = run(session, own, ScriptListener.NONE);
        return execution instanceof Execution.Failed failed
                ? new Execution.Failed(failed.failure().blamedOn(blamed))
                : new Execution.Done(0);
    }

    private Execution byStatements(Session session, List<Statement> statements, ScriptListener listener) {
        Execution execution = run(session, statements, listener);
        if (!session.alive() || session.transactionState() == TransactionState.IDLE) {
            return execution;
        }
        session.rollback();
        return execution instanceof Execution.Done
                ? new Execution.LeftOpen(statements.get(statements.size() - 1))
                : execution;
    }

    private Execution run(Session session, List<Statement> statements, ScriptListener listener) {
        ScriptResult result = runner.run(session, statements, options, listener);
        return result instanceof ScriptResult.Stopped stopped
                ? new Execution.Failed(stopped.failure())
                : new Execution.Done(statements.size());
    }
}
