package io.confiture.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands by while the statements of a session run: cancels one that the server's own statement_timeout does not stop, because the
 * script itself switched that off or the server hangs; when even that does not help, breaks the connection.
 *
 * <p>Belongs to one session: a thread for each script would cost more than many a script.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long GRACE_MILLIS = 2000;
    private static final long LAST_MILLIS = 5000;

    private final Connection connection;
    private final ScheduledThreadPoolExecutor timer;
    private long millis;
    private boolean fired;
    private @Nullable Future<?> last;

    Watch(Connection connection) {
        this.connection = connection;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "confiture-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Begin with a script, whose statements may each take so long. */
    synchronized void start(Duration timeout) {
        millis = timeout.toMillis();
        fired = false;
    }

    /** End with a script: what was about to be done to a statement that has ended after all is not done. */
    synchronized void end() {
        if (last != null) {
            last.cancel(false);
            last = null;
        }
    }

    /** Begin to watch a statement; cancel the result when it is done. */
    synchronized @Nullable Future<?> begin() {
        if (millis == 0) {
            return null;
        }
        return timer.schedule(this::cancel, millis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Return whether this had to step in. */
    synchronized boolean fired() {
        return fired;
    }

    private void cancel() {
        synchronized (this) {
            fired = true;
            last = timer.schedule(this::abort, LAST_MILLIS, TimeUnit.MILLISECONDS);
        }
        try {
            connection.unwrap(BaseConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("the statement cannot be cancelled, the connection will be broken", e);
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn(
                    "a statement that took too long can neither be cancelled nor its connection be closed: {}",
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
