package io.confiture.seed;

import io.confiture.postgres.Query;
import io.confiture.postgres.SequenceValues;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries things in a database that exists and is not ours. It is never copied, and nothing in it is ever committed.
 *
 * <p>A rollback does not take back the numbers that sequences gave. They are set back as long as nobody else is connected to the
 * database: another session may have taken numbers in between, which would then be given twice, while a gap harms nobody.
 * Thread-safe: callers wait for each other.
 */
public final class GivenDatabase implements TrialDatabase {

    private static final String OTHERS = "SELECT count(*) FROM pg_catalog.pg_stat_activity"
            + " WHERE datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
            + " AND pid <> pg_catalog.pg_backend_pid() AND backend_type = 'client backend'";

    /** Locks that others hold, or wait for because of us, must not last. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '5s'";

    private final DatabaseUrl url;

    /** Name the database. */
    public GivenDatabase(DatabaseUrl url) {
        this.url = url;
    }

    /** Return empty: a database that does not answer is an exception of the work itself. */
    @Override
    public Optional<String> broken() {
        return Optional.empty();
    }

    @Override
    public synchronized <T> T inTransaction(Function<Session, T> work) {
        try (Session session = Session.to(url)) {
            Query query = new Query(session);
            boolean alone = isAlone(query);
            SequenceValues before = SequenceValues.of(session);
            session.begin();
            try {
                query.send(PATIENCE);
                return work.apply(session);
            } finally {
                if (session.alive()) {
                    session.rollback();
                    if (alone && isAlone(query)) {
                        before.restore(session);
                    }
                }
            }
        }
    }

    private static boolean isAlone(Query query) {
        return "0".equals(query.value(OTHERS));
    }
}
