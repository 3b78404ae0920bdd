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
 * Stands by while statements run: cancels one that the server's own statement_timeout does not stop, because the script itself
 * switched that off or the server hangs; when even that does not help, breaks the connection.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long GRACE_MILLIS = 2000;
    private static final long LAST_MILLIS = 5000;

    private final Connection connection;
    private final long millis;
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean fired;

    Watch(Connection connection, Duration timeout) {
        this.connection = connection;
        this.millis = timeout.toMillis();
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "confiture-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Begin to watch a statement; cancel the result when it is done. */
    @Nullable
    Future<?> begin() {
        if (millis == 0) {
            return null;
        }
        return timer.schedule(this::cancel, millis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Return whether this had to step in. */
    boolean fired() {
        return fired;
    }

    private void cancel() {
        fired = true;
        timer.schedule(this::abort, LAST_MILLIS, TimeUnit.MILLISECONDS);
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
