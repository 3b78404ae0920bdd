package io.confiture.migration.ledger;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Remembers how far a migration came that is not one transaction, so that a killed run goes on at the right statement.
 *
 * <p>What can run in a transaction is noted as done in that same transaction: its note is there when it is. For what cannot, a note
 * is committed before it is sent and another after it has succeeded: between the two, only the database can tell whether it happened.
 */
public final class Journal {

    private final Session session;
    private final Query query;
    private final LedgerTables tables;

    Journal(Session session, LedgerTables tables) {
        this.session = session;
        this.query = new Query(session);
        this.tables = tables;
    }

    /** Return the digest by which a statement is known again. */
    public static String digest(String statement) {
        return FileDigest.of(statement);
    }

    /**
     * Note all statements of a migration before the first is sent.
     *
     * @param version as the ledger has it, or shall have it
     * @param direction up or down
     * @param statements their texts, in order; at least one
     * @throws io.confiture.postgres.PostgresException with SQLSTATE 23505 when there is an unfinished run already
     */
    public void begin(String version, Direction direction, List<String> statements) {
        query.send(insert(version, direction, 0, statements));
    }

    /**
     * Note the statements behind a number anew, since they may be edited as long as they were not sent.
     *
     * @param from the number of the first, from 0
     * @param statements the texts from there on
     */
    public void rewrite(String version, Direction direction, int from, List<String> statements) {
        query.send(delete(version, direction) + " AND ordinal >= " + from
                + (statements.isEmpty() ? "" : ";\n" + insert(version, direction, from, statements)));
    }

    private String insert(String version, Direction direction, int from, List<String> statements) {
        return "INSERT INTO " + tables.journal() + " (version, direction, ordinal, sha256) VALUES "
                + IntStream.range(0, statements.size())
                        .mapToObj(i -> "(%s, '%s', %d, '%s')"
                                .formatted(
                                        Query.literal(version), direction.word(), from + i, digest(statements.get(i))))
                        .collect(Collectors.joining(", "));
    }

    /** Note that a statement is about to be sent. */
    public void started(String version, Direction direction, int ordinal) {
        query.send(update(version, direction, ordinal, "state = 'started', started_at = pg_catalog.clock_timestamp()"));
    }

    /** Note that a statement which had been sent is to be sent again: it failed, or a person says that it had no effect. */
    public void waiting(String version, Direction direction, int ordinal) {
        query.send(update(version, direction, ordinal, "state = 'waiting', started_at = NULL"));
    }

    /** Note that a statement has succeeded. */
    public void done(String version, Direction direction, int ordinal) {
        query.send(update(version, direction, ordinal, "state = 'done', done_at = pg_catalog.clock_timestamp()"));
    }

    /**
     * Move a run that is at its end into ledger and history, in one transaction.
     *
     * @param direction up or down
     * @param entry what is recorded; its version is the journal's
     */
    public void finish(LedgerWriter writer, Direction direction, LedgerEntry entry) {
        outside();
        session.begin();
        try {
            query.send(delete(entry.version(), direction));
            LedgerWriter inside = writer.notCommitting();
            if (direction == Direction.UP) {
                inside.applied(entry);
            } else {
                inside.reverted(entry);
            }
            session.commit();
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    /** Forget an unfinished run without finishing it; in the caller's transaction, together with what says so in the history. */
    public void forget(String version, Direction direction) {
        query.send(delete(version, direction));
    }

    private String delete(String version, Direction direction) {
        return "DELETE FROM %s WHERE version = %s AND direction = '%s'"
                .formatted(tables.journal(), Query.literal(version), direction.word());
    }

    private String update(String version, Direction direction, int ordinal, String change) {
        return "UPDATE %s SET %s WHERE version = %s AND direction = '%s' AND ordinal = %d"
                .formatted(tables.journal(), change, Query.literal(version), direction.word(), ordinal);
    }

    private void outside() {
        if (session.transactionState() != TransactionState.IDLE) {
            throw new IllegalStateException(
                    "the journal is written outside of transactions, or it would roll back with them");
        }
    }
}
