package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.migration.Script;
import io.confiture.migration.run.Step;
import io.confiture.migration.trace.StatementTracer;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Is the one transaction on a real database in which a dry run takes place. It is never committed: it is rolled back here, or by the
 * server when the connection ends.
 *
 * <p>Inside of a transaction block PostgreSQL refuses what would end it from within a procedure or a DO block (2D000); what ends it
 * as a statement is refused before anything is sent, see {@link Reach}.
 */
final class TargetTransaction implements Trial.Runs {

    private static final String SEQUENCES = "SELECT pg_catalog.quote_ident(schemaname) || '.' ||"
            + " pg_catalog.quote_ident(sequencename), last_value FROM pg_catalog.pg_sequences";

    private final Session session;
    private final Query query;
    private final ScriptExecutor executor;
    private final Duration lockTimeout;
    private String transaction = "";

    TargetTransaction(Session session, ScriptExecutor executor, Duration lockTimeout) {
        this.session = session;
        this.query = new Query(session);
        this.executor = executor;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Run steps and roll them back.
     *
     * @param findings gets what was not rolled back
     */
    List<DryRunStep> run(List<Step> steps, List<Finding> findings) {
        endWithTheConnection();
        Map<String, String> sequences = sequences();
        session.begin();
        try {
            transaction = now();
            return new Trial(session, this, true).run(steps);
        } finally {
            if (session.alive()) {
                session.rollback();
            }
            if (session.alive()) {
                moved(sequences).ifPresent(findings::add);
            }
        }
    }

    @Override
    public Execution run(Script script, List<Statement> statements, StatementTracer tracer) {
        // A script before may have set it, or reset all settings.
        query.send("SET lock_timeout = " + lockTimeout.toMillis());
        Execution execution = executor.execute(session, statements, CommitMode.CALLER, tracer);
        if (session.alive()
                && session.transactionState() != TransactionState.FAILED
                && (session.transactionState() == TransactionState.IDLE || !transaction.equals(now()))) {
            throw new IllegalStateException("the transaction of the dry run was ended by " + script.name()
                    + ", which should not be possible; look at what is left in the database");
        }
        return execution;
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public String leavesOut(Statement statement) {
        return statement.kind().refusedInTransactionBlock()
                ? "PostgreSQL refuses it in a transaction, and nothing else can be rolled back; what comes after it runs without"
                        + " what it does"
                : "";
    }

    private String now() {
        return String.valueOf(query.value("SELECT pg_catalog.pg_current_xact_id()"));
    }

    /** Ask the server to look whether we are still there while a statement runs: since PostgreSQL 14, and not on every platform. */
    private void endWithTheConnection() {
        try {
            query.send("SET client_connection_check_interval = '1s'");
        } catch (PostgresException e) {
            // Without it a statement that runs when this process dies runs to its end, and is rolled back then.
            query.send("SET statement_timeout = 0");
        }
    }

    private Map<String, String> sequences() {
        Map<String, String> values = new TreeMap<>();
        for (List<@Nullable String> row : query.rows(SEQUENCES)) {
            values.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        return values;
    }

    private Optional<Finding> moved(Map<String, String> before) {
        Map<String, String> after = sequences();
        List<String> moved = new ArrayList<>();
        before.forEach((name, value) -> {
            String now = after.get(name);
            if (now != null && !Objects.equals(now, value)) {
                moved.add(name + " (" + (value.equals("null") ? "never asked" : value) + " to " + now + ")");
            }
        });
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        DryRunRules.NOTE,
                        "sequences moved while this ran, by this or by others; PostgreSQL does not roll that back, so that"
                                + " numbers are left out: " + String.join(", ", moved)));
    }
}
