package io.confiture.postgres;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops databases in the background, each when its backends are gone.
 *
 * <p>DROP DATABASE right after a close finds the backend half of the time still there, and then the server sleeps 100 ms before
 * it looks again ({@code CountOtherDBBackends} in procarray.c): more than all else that a throwaway database costs.
 */
final class Dropper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dropper.class);
    /** Dead databases take memory (7.5 MB at least): whoever makes more of them than this waits. */
    private static final int WAITING = 4;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String STOP = "";

    private final Admin admin;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;

    Dropper(Admin admin) {
        this.admin = admin;
        thread = new Thread(this::work, "confiture-drop");
        thread.setDaemon(true);
        thread.start();
    }

    /** Drop a database later; waits when many wait already. */
    void drop(String database) {
        if (!thread.isAlive()) {
            return; // The server is closed: an owned one took its databases with it, on another close() dropped all.
        }
        put(database);
    }

    private void put(String database) {
        try {
            queue.put(database);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException(
                    "interrupted while " + database + " waited to be dropped; the next run will drop it", e);
        }
    }

    private void work() {
        try {
            for (String database = queue.take(); !database.equals(STOP); database = queue.take()) {
                dropNow(admin, database);
            }
        } catch (InterruptedException e) {
            LOG.debug("stops dropping, the server goes away", e);
        }
    }

    /** Drop one of our databases now; a failure is logged, since the next run sweeps. */
    static void dropNow(Admin admin, String database) throws InterruptedException {
        try {
            boolean gone = awaitNoBackends(admin, database, PATIENCE_NANOS);
            admin.execute("DROP DATABASE IF EXISTS " + Quoting.identifier(database) + (gone ? "" : " WITH (FORCE)"));
        } catch (SQLException e) {
            LOG.warn("cannot drop {} ({}); a later run will drop it", database, e.getMessage());
        }
    }

    /** Wait until no backend is connected to a database. */
    static boolean awaitNoBackends(Admin admin, String database, long nanos) throws SQLException, InterruptedException {
        long end = System.nanoTime() + nanos;
        String question = "SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE datname = "
                + Quoting.literal(database) + " AND coalesce(backend_type, 'client backend') = 'client backend'";
        while (!"0".equals(admin.query(question).get(0)[0])) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
    }

    /** Stop without dropping what waits: the server takes it along. */
    void abandon() {
        thread.interrupt();
        join();
    }

    /** Drop what waits, then stop. */
    @Override
    public void close() {
        if (thread.isAlive()) {
            put(STOP);
            join();
        }
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
