package io.confiture.postgres;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A throwaway database: made by us for one purpose, dropped when closed. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private final Server server;
    private final String name;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Session> prepared = new AtomicReference<>();

    Database(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Return the name on the server, {@code confiture_<hash>_<run>_<n>}. */
    public String name() {
        return name;
    }

    /** Return the server. */
    public Server server() {
        return server;
    }

    /**
     * Open a session.
     *
     * @throws PostgresException when the database is closed or the server does not answer
     */
    public Session connect() {
        checkOpen();
        Session ready = prepared.getAndSet(null);
        return ready != null && ready.alive() ? ready : open();
    }

    private Session open() {
        Session[] self = new Session[1];
        Session session = Session.open(server.connector(), name, () -> {
            if (self[0] != null) {
                sessions.remove(self[0]);
            }
        });
        self[0] = session;
        sessions.add(session);
        return session;
    }

    /** Open the session that the next {@link #connect()} returns. */
    void prepareSession() {
        prepared.set(open());
    }

    /** Return a JDBC URL with user and password in it, for code under test; do not print it. */
    public String jdbcUrl() {
        return server.connector().jdbcUrl(name);
    }

    /** Return a JDBC URL without user and password. */
    public String plainUrl() {
        return server.connector().plainUrl(name);
    }

    /** Return the user that connects; empty where the driver chooses. */
    public String user() {
        return server.connector().user();
    }

    /** Return the user's password; empty where there is none. Do not print it. */
    public String password() {
        return server.connector().password();
    }

    /** Return a source of plain connections (the driver's defaults, no pool), for code under test. */
    public DataSource dataSource() {
        return server.connector().dataSource(name);
    }

    /** Return how many of our own sessions are in use; the prepared one is closed first. */
    int sessionsInUse() {
        closePrepared();
        return sessions.size();
    }

    private void closePrepared() {
        Session ready = prepared.getAndSet(null);
        if (ready != null) {
            ready.close();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new PostgresException("the database " + name + " is closed; nothing can connect to it any more");
        }
    }

    /**
     * Drop the database, in the background, once its backends are gone; sessions still open are closed. Closing twice is
     * allowed.
     *
     * <p>Returns at once unless several databases wait already to be dropped (they take memory, so there is a limit).
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            prepared.set(null);
            for (Session session : sessions) {
                session.close();
            }
            server.dropper().drop(name);
        }
    }

    /** Drop the database before returning; for what must not outlive it elsewhere on the server, such as its roles. */
    void closeNow() {
        if (closed.compareAndSet(false, true)) {
            prepared.set(null);
            for (Session session : sessions) {
                session.close();
            }
            try {
                Dropper.dropNow(server.admin(), name);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PostgresException("interrupted while " + name + " was dropped; the next run will drop it", e);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
