package io.confiture.seed.prep.live;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.postgres.TransactionState;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs resolvers in the open transaction of a session, each behind a savepoint: one that fails leaves nothing, and the next one
 * does not suffer. For one thread.
 */
public final class LiveRunner {

    /** Demands that whoever runs seeds and resolvers decides what is committed, and as whom they run. */
    public static final Rule TRANSACTION = new Rule(
            "prep/transaction",
            Severity.CRITICAL,
            "Neither seed files nor resolvers end the transaction or take another role.",
            "Remove the statement: whoever runs the resolvers decides when it is committed, and by whom.");

    private static final String SAVEPOINT = "confiture_resolver";
    /** A file that does not exist, so that a place in our own call is told from a place in a function's body. */
    private static final Path CALL = Path.of("confiture-call");
    /** PostgreSQL's invalid_transaction_termination: COMMIT or ROLLBACK in a body that runs in somebody's transaction. */
    private static final String TERMINATION = "2D000";

    private static final String WHO =
            "SELECT pg_catalog.concat_ws(' ', pg_catalog.pg_current_xact_id(), current_user, session_user)";

    private final Session session;
    private final Query query;
    private final ScriptRunner runner;
    private final ScriptOptions options;
    private final String who;

    /**
     * Make a runner.
     *
     * @param session in an open transaction
     * @param made the statements of the schema, in whose function bodies errors are placed
     * @param options how long a resolver may take
     */
    public LiveRunner(Session session, List<Statement> made, ScriptOptions options) {
        this.session = session;
        this.query = new Query(session);
        this.runner = new ScriptRunner(made);
        this.options = options;
        // Asking gives the transaction its number, which no other transaction will have.
        this.who = String.valueOf(query.value(WHO));
    }

    /**
     * Run a resolver; when it fails all that it did is undone.
     *
     * @param rule what a failure breaks
     * @return why it failed, or empty; when the transaction is gone too, {@link #intact()} says so
     */
    public Optional<LiveFailure> run(LiveStep step, Rule rule) {
        LiveRoutine routine = step.routine();
        if (routine == null) {
            Finding finding = Finding.of(rule, "there is no function " + step.name() + "() that can be called")
                    .at(step.location());
            return Optional.of(new LiveFailure(finding, null));
        }
        query.send("SAVEPOINT " + SAVEPOINT);
        ScriptResult result = runner.run(session, call(routine), options);
        if (result instanceof ScriptResult.Stopped stopped) {
            if (session.alive() && session.transactionState() != TransactionState.IDLE) {
                back();
            }
            return Optional.of(failure(step, rule, stopped.failure()));
        }
        if (!intact()) {
            return Optional.of(escaped(step, "the transaction in which " + step.name() + "() ran has ended"));
        }
        if (!who.equals(query.value(WHO))) {
            back();
            return Optional.of(escaped(step, step.name() + "() takes another role, or another transaction"));
        }
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
        session.resetState();
        return Optional.empty();
    }

    /** Say whether the transaction goes on. */
    public boolean intact() {
        return session.alive() && session.transactionState() == TransactionState.OPEN;
    }

    /** Say whether this is still the transaction, and the role, with which the runner was made. */
    public boolean unchanged() {
        return intact() && who.equals(query.value(WHO));
    }

    private void back() {
        query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
        session.resetState();
    }

    private static List<Statement> call(LiveRoutine routine) {
        return SqlScript.parse(SqlSource.of(CALL, CALL.toString(), routine.call()))
                .statements();
    }

    private static LiveFailure escaped(LiveStep step, String message) {
        return new LiveFailure(Finding.of(TRANSACTION, message).at(step.location()), null);
    }

    private static LiveFailure failure(LiveStep step, Rule rule, StatementFailure failure) {
        Rule broken = failure.sqlState().equals(TERMINATION) ? TRANSACTION : rule;
        Finding finding = Finding.of(broken, step.name() + "() fails: " + failure.message())
                .withDetail(FailureFinding.detail(failure));
        boolean outside = failure.location().file().equals(CALL);
        return new LiveFailure(
                outside
                        ? finding.at(step.location())
                        : finding.at(failure.location()).withExcerpt(failure.excerpt()),
                failure);
    }
}
