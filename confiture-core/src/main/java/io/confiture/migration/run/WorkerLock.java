package io.confiture.migration.run;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Makes sure that no statement of a runner that was killed is still running.
 *
 * <p>When a runner dies, the server gives its lock away at once, since that connection is idle; the connection that worked goes on until
 * its statement ends, and may commit. So that connection holds a lock too.
 */
final class WorkerLock {

    private static final int NAMESPACE = 1_751_936_053;
    private static final long POLL_MILLIS = 50;

    /** Takes the lock, or takes it again after a script has given all locks back. */
    static final String TAKE = "SELECT pg_catalog.pg_try_advisory_lock(" + NAMESPACE
            + ", pg_catalog.hashtext(pg_catalog.current_database()))";

    private final Session session;

    WorkerLock(Session session) {
        this.session = session;
    }

    /** Wait until the lock is had; returns who has it when the time is over, else an empty text. */
    String await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Query query = new Query(session);
        while (!"t".equals(query.value(TAKE))) {
            if (System.nanoTime() - end >= 0) {
                return holders(query);
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return holders(query);
            }
        }
        return "";
    }

    private static String holders(Query query) {
        return query.rows("""
                        SELECT pg_catalog.format('pid %%s (%%s, %%s)', l.pid, a.application_name, a.state)
                        FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid = %d
                          AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                                            WHERE d.datname = pg_catalog.current_database())""".formatted(NAMESPACE)).stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.joining(", "));
    }
}
