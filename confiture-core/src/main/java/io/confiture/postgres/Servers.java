package io.confiture.postgres;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the servers of one run: one for all, and further ones for lines of work that change what all databases of a server
 * share (roles). Nothing starts before it is asked for.
 *
 * <p>Thread-safe; made once per run and shared.
 */
public final class Servers implements AutoCloseable {

    private final PostgresProvider provider;
    private final Map<String, Server> isolated = new HashMap<>();
    private @Nullable Server shared;
    private boolean closed;

    private Servers(PostgresProvider provider) {
        this.provider = provider;
    }

    /** Hold the servers of a choice. */
    public static Servers of(ServerChoice choice) {
        return new Servers(PostgresProvider.of(choice));
    }

    /** Hold the servers of a provider of your own. */
    public static Servers of(PostgresProvider provider) {
        return new Servers(provider);
    }

    /**
     * Return the server for all, started by the first call; other callers wait for it.
     *
     * @throws PostgresException when it cannot be started; the next call tries again
     */
    public synchronized Server server() {
        checkOpen();
        Server server = shared;
        if (server == null) {
            server = provider.start();
            shared = server;
        }
        return server;
    }

    /**
     * Return the server for one line of work, started by the first call with this name. Where a provider cannot give a further
     * server (external) it is the server for all: then roles are shared, and the caller must cope.
     */
    public synchronized Server isolated(String line) {
        checkOpen();
        if (!provider.givesFurtherServers()) {
            return server();
        }
        Server server = isolated.get(line);
        if (server == null) {
            server = provider.start();
            isolated.put(line, server);
        }
        return server;
    }

    /** Say whether {@link #isolated} gives a server of its own, so that roles made there are nobody else's. */
    public boolean givesFurther() {
        return provider.givesFurtherServers();
    }

    /** Return whether the server for all runs; never starts it. */
    public synchronized boolean started() {
        return shared != null;
    }

    /** Stop what was started; the databases are gone afterwards. */
    @Override
    public synchronized void close() {
        closed = true;
        isolated.values().forEach(Server::close);
        isolated.clear();
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new PostgresException("these servers are closed; the run is over");
        }
    }
}
