package io.confiture.migration.precondition;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a database whether preconditions hold.
 *
 * <p>Each is asked read-only and behind a savepoint that is rolled back, so that a query which fails says nothing about the next,
 * and none can change anything. For one thread, like its session.
 */
public final class PreconditionCheck {

    private static final String SAVEPOINT = "confiture_precondition";

    private final Session session;
    private final Query query;

    /** Ask a session, in its transaction or in one of our own when none is open. */
    public PreconditionCheck(Session session) {
        this.session = session;
        this.query = new Query(session);
    }

    /**
     * Return those that do not hold, all of them, in order.
     *
     * @throws PostgresException when the session is of no use
     */
    public List<Unmet> unmet(List<Precondition> preconditions) {
        if (preconditions.isEmpty()) {
            return List.of();
        }
        boolean own = session.transactionState() == TransactionState.IDLE;
        if (own) {
            session.begin();
        }
        try {
            List<Unmet> unmet = new ArrayList<>();
            for (Precondition precondition : preconditions) {
                ask(precondition).ifPresent(unmet::add);
            }
            return unmet;
        } finally {
            if (own && session.alive()) {
                session.rollback();
            }
        }
    }

    /** Return what stands against a precondition, or nothing when it holds. */
    private Optional<Unmet> ask(Precondition precondition) {
        query.send("SAVEPOINT " + SAVEPOINT);
        try {
            query.send("SET LOCAL transaction_read_only = on");
            return new Question(precondition, query).objection().map(m -> new Unmet(precondition, m, true));
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            String state = e.sqlState() == null ? "" : " (SQLSTATE " + e.sqlState() + ")";
            return Optional.of(new Unmet(precondition, "it cannot be asked: " + e.getMessage() + state, false));
        } finally {
            if (session.alive()) {
                query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                query.send("RELEASE SAVEPOINT " + SAVEPOINT);
            }
        }
    }
}
