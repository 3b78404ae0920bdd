package io.confiture.postgres;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps clones of a template ready, made ahead by one thread of its own. Thread-safe.
 */
public final class ClonePool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClonePool.class);

    private final Template template;
    private final BlockingQueue<Database> ready;
    private final Semaphore wanted;
    private final Thread thread;
    private volatile boolean closed;

    ClonePool(Template template, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool keeps at least one clone, not " + size);
        }
        this.template = template;
        this.ready = new ArrayBlockingQueue<>(size);
        this.wanted = new Semaphore(size);
        thread = new Thread(this::fill, "confiture-clones");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Take a clone: one that is ready, else one made now.
     *
     * @throws PostgresException when the pool is closed or the clone cannot be made
     */
    public Database take() {
        if (closed) {
            throw new PostgresException("the pool of " + template + " is closed");
        }
        @Nullable Database database = ready.poll();
        if (database == null) {
            return template.server().clone(template);
        }
        wanted.release();
        return database;
    }

    /** Return how many clones are ready now. */
    public int ready() {
        return ready.size();
    }

    private void fill() {
        try {
            while (!closed) {
                wanted.acquire();
                Database database = template.server().clone(template);
                // The first connection to a new database is the slow one (5-8 ms): it is part of what is made ahead.
                database.prepareSession();
                ready.add(database);
            }
        } catch (InterruptedException e) {
            LOG.debug("stops filling, the pool is closed", e);
        } catch (PostgresException e) {
            if (!closed) {
                LOG.warn(
                        "cannot make clones of {} ahead, each will be made when asked for: {}",
                        template,
                        e.getMessage());
            }
        }
    }

    /** Drop the clones that nobody took. */
    @Override
    public void close() {
        template.server().forget(this);
        stop();
        for (Database database = ready.poll(); database != null; database = ready.poll()) {
            database.close();
        }
    }

    /** Make no more clones and leave those that are ready to the server, which takes them along. */
    void stop() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
