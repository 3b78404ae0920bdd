package io.confiture.migration.code;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of users on a session, and looks afterwards whether the transaction is still the same.
 *
 * <p>In an open transaction the code becomes part of it, and may not end it. On an idle session it may open and end
 * transactions of its own; one that it leaves open is rolled back, and is a failure. What it left in the session (role, settings,
 * prepared statements) is undone. Immutable and thread-safe; a session is used by one thread at a time.
 */
public final class CodeRunner {

    /** A transaction has one such time, and the next one has another. */
    private static final String TRANSACTION = "SELECT pg_catalog.transaction_timestamp()::pg_catalog.text";

    private final Duration statementTimeout;
    private final Map<String, String> placeholders;

    /**
     * Make a runner.
     *
     * @param statementTimeout how long one statement may take; zero for ever
     * @param placeholders the values that the code may ask for
     */
    public CodeRunner(Duration statementTimeout, Map<String, String> placeholders) {
        this.statementTimeout = statementTimeout;
        this.placeholders = Map.copyOf(placeholders);
    }

    /**
     * Run code.
     *
     * @param session in the transaction that the code shall be part of, or idle
     * @param code the call
     * @param said gets what the code says
     * @return how it ended; what the code throws is a result, never an exception
     * @throws PostgresException when the session was of no use before the code began
     */
    public CodeExecution run(Session session, UserCode code, Consumer<String> said) {
        boolean inTransaction = session.transactionState() != TransactionState.IDLE;
        Query query = new Query(session);
        query.send("SET statement_timeout = " + statementTimeout.toMillis());
        String before = inTransaction ? query.value(TRANSACTION) : null;
        GuardedConnection guard = new GuardedConnection(session.connection(), inTransaction);
        CodeExecution execution = call(code, new WorkPlace(guard.proxy(), placeholders, said));
        if (!session.alive()) {
            return execution instanceof CodeExecution.Failed
                    ? execution
                    : new CodeExecution.Failed("the connection was lost while the code ran", "08006", false, null);
        }
        CodeExecution answer = inTransaction
                ? judge(execution, guard, query, session, String.valueOf(before))
                : judgeOwn(execution, session);
        if (session.transactionState() != TransactionState.FAILED) {
            session.resetState();
        }
        return answer;
    }

    private static CodeExecution call(UserCode code, MigrationContext context) {
        try {
            code.run(context);
            return new CodeExecution.Done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return failed(e);
        }
    }

    private static CodeExecution failed(Throwable e) {
        return new CodeExecution.Failed(Thrown.describe(e), Thrown.sqlState(e), false, e);
    }

    private CodeExecution judge(
            CodeExecution execution, GuardedConnection guard, Query query, Session session, String before) {
        @Nullable Throwable cause = execution instanceof CodeExecution.Failed failed ? failed.cause() : null;
        TransactionState state = session.transactionState();
        boolean ended = state == TransactionState.IDLE
                || (state == TransactionState.OPEN && !before.equals(query.value(TRANSACTION)));
        if (ended) {
            return new CodeExecution.Failed(
                    "the code ended the transaction that it was part of; what it did before that is committed"
                            + (execution instanceof CodeExecution.Failed failed ? ": " + failed.message() : ""),
                    "2D000",
                    true,
                    cause);
        }
        if (execution instanceof CodeExecution.Failed) {
            return execution;
        }
        String violation = guard.violation();
        if (violation != null) {
            return new CodeExecution.Failed(violation + "; the code went on all the same", "2D000", false, null);
        }
        if (state == TransactionState.FAILED) {
            return new CodeExecution.Failed(
                    "a statement failed, and the code went on as if nothing had happened; nothing of it can be committed."
                            + " Use a savepoint around what may fail",
                    "25P02",
                    false,
                    null);
        }
        return forceConstraints(query);
    }

    /** Look now at what would otherwise only be looked at when the transaction commits, and would be nobody's fault. */
    private static CodeExecution forceConstraints(Query query) {
        try {
            query.send("SET CONSTRAINTS ALL IMMEDIATE");
            return new CodeExecution.Done();
        } catch (PostgresException e) {
            return new CodeExecution.Failed(String.valueOf(e.getMessage()), String.valueOf(e.sqlState()), false, e);
        }
    }

    private static CodeExecution judgeOwn(CodeExecution execution, Session session) {
        boolean open = session.transactionState() != TransactionState.IDLE;
        session.rollback();
        try {
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            return failed(e);
        }
        return open && execution instanceof CodeExecution.Done
                ? new CodeExecution.Failed(
                        "the code opened a transaction and never ended it; that transaction is rolled back",
                        "25001",
                        false,
                        null)
                : execution;
    }
}
