package io.confiture.migration.run;

import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.Journal;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.sql.Statement;
import java.util.List;

/**
 * Writes the journal of one migration as the user who connected, whatever role the script has taken; its role comes back with the end
 * of the transaction.
 */
final class StepJournal {

    private static final String AS_MYSELF = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE NONE";

    private final Session session;
    private final Query query;
    private final Journal journal;
    private final String version;
    private final Direction direction;

    StepJournal(Session session, Journal journal, String version, Direction direction) {
        this.session = session;
        this.query = new Query(session);
        this.journal = journal;
        this.version = version;
        this.direction = direction;
    }

    /** Return the digest of a statement and of the rows that belong to it. */
    static String digest(Statement statement) {
        return Journal.digest(text(statement));
    }

    private static String text(Statement statement) {
        StringBuilder text = new StringBuilder(statement.text());
        statement.copyBlocks().forEach(data -> text.append('\n').append(data.chars()));
        return text.toString();
    }

    /** Note all statements. */
    void begin(List<Statement> statements) {
        alone(() -> journal.begin(version, direction, texts(statements)));
    }

    /** Note the statements anew, from a number on: they may be edited as long as they were not sent. */
    void rewrite(List<Statement> statements, int from) {
        alone(() -> journal.rewrite(version, direction, from, texts(statements.subList(from, statements.size()))));
    }

    void started(int number) {
        alone(() -> journal.started(version, direction, number));
    }

    /** Note that a statement was not carried out after all. */
    void notDone(int number) {
        alone(() -> journal.waiting(version, direction, number));
    }

    /** Note that statements are done; in the transaction that they ran in, else in one of its own. */
    void done(Unit unit) {
        alone(() -> {
            for (int n = unit.first(); n < unit.end(); n++) {
                journal.done(version, direction, n);
            }
        });
    }

    private void alone(Runnable write) {
        boolean inside = session.transactionState() != TransactionState.IDLE;
        if (!inside) {
            session.begin();
        }
        try {
            query.send(AS_MYSELF);
            write.run();
            if (!inside) {
                session.commit();
            }
        } finally {
            if (!inside && session.alive()) {
                session.rollback();
            }
        }
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(StepJournal::text).toList();
    }
}
