package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other runs away from the target: an advisory lock of a session, which the server releases however the session ends.
 */
final class TargetLock {

    private static final int NAMESPACE = 1_668_246_899;
    private static final int KEY = 1;

    /** As long as the server takes to notice that the holder was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long PAUSE_MILLIS = 100;

    private final Query query;

    private TargetLock(Session session) {
        this.query = new Query(session);
    }

    /**
     * Take it.
     *
     * @throws SyncException when another run has it, with who that is
     */
    static TargetLock take(Session session) {
        TargetLock lock = new TargetLock(session);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!"t".equals(lock.query.value("SELECT pg_try_advisory_lock(" + NAMESPACE + ", " + KEY + ")"))) {
            if (System.nanoTime() < end && pause()) {
                continue;
            }
            throw new SyncException(
                    SyncException.Kind.LOCKED,
                    "another run is at work on " + session.database() + ": " + lock.holder()
                            + ". Wait for it, or end it; nothing was done",
                    List.of(),
                    null);
        }
        return lock;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String holder() {
        List<List<@Nullable String>> rows = query.rows("""
                SELECT l.pid, COALESCE(a.usename, '(unknown)'), COALESCE(host(a.client_addr), 'a local socket'),
                       COALESCE(to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS "UTC"'), 'an unknown time')
                FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE %s AND l.granted""".formatted(condition()));
        if (rows.isEmpty()) {
            return "one that has ended just now";
        }
        List<@Nullable String> row = rows.get(0);
        return "process " + row.get(0) + " of user " + row.get(1) + " at " + row.get(2) + ", connected since "
                + row.get(3) + "; SELECT pg_terminate_backend(" + row.get(0) + ") ends it";
    }

    private static String condition() {
        return "l.locktype = 'advisory' AND l.classid = " + NAMESPACE + " AND l.objid = " + KEY + " AND l.objsubid = 2"
                + " AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())";
    }

    /** Demand that it is held still: a pooler in between may have given the session another backend. */
    void verify() {
        if (query.value("SELECT 1 FROM pg_locks l WHERE l.granted AND l.pid = pg_backend_pid() AND " + condition())
                == null) {
            throw new SyncException(
                    SyncException.Kind.COPY,
                    "the lock on the target was lost while rows were copied: another run may be at work. Connect to the"
                            + " server itself and not to a pooler of transactions",
                    List.of(),
                    null);
        }
    }
}
