package io.confiture.migration.run;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks from a second connection, while a statement waits for a lock, who holds it: when the wait has timed out, nobody can tell any
 * more. Connects when it first has to look.
 */
final class Blockers implements AutoCloseable {

    private static final String WHO = """
            SELECT pg_catalog.format('pid %%s (%%s, user %%s, %%s%%s)', b.pid,
                   coalesce(nullif(a.application_name, ''), 'no application name'), coalesce(a.usename, 'unknown'),
                   coalesce(a.state, 'state unknown'),
                   ' since ' || round(extract(epoch FROM pg_catalog.clock_timestamp() - a.state_change)) || ' s')
            FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(%d)) AS b (pid)
            LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid""";

    private final Supplier<Session> connect;
    private final int pid;
    private final long everyMillis;
    private final ScheduledThreadPoolExecutor timer;
    private @Nullable Session session;
    private volatile String seen = "";

    /**
     * Prepare to watch a session.
     *
     * @param connect opens the second connection
     * @param pid the backend that is watched
     * @param lockTimeout how long it waits for a lock
     */
    Blockers(Supplier<Session> connect, int pid, Duration lockTimeout) {
        this.connect = connect;
        this.pid = pid;
        this.everyMillis = lockTimeout.isZero() ? 5000 : Math.max(20, lockTimeout.toMillis() * 2 / 5);
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "confiture-blockers");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Begin to watch a statement; cancel the result when it is done. */
    Future<?> watch() {
        seen = "";
        return timer.scheduleWithFixedDelay(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** Return who was last seen in the way of the statement, in words. */
    String seen() {
        return seen.isEmpty() ? "unknown" : seen;
    }

    private void look() {
        try {
            Session second = session;
            if (second == null) {
                second = connect.get();
                session = second;
            }
            List<List<@Nullable String>> rows = new Query(second).rows(WHO.formatted(pid));
            if (!rows.isEmpty()) {
                seen = rows.stream().map(row -> String.valueOf(row.get(0))).collect(Collectors.joining(", "));
            }
        } catch (PostgresException e) {
            seen = "unknown, since nobody could look: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            // What is being asked ends first: a session is for one thread.
            if (timer.awaitTermination(5, TimeUnit.SECONDS) && session != null) {
                session.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
