package io.confiture.postgres;

/**
 * A database kept at a known state, from which throwaway databases are cloned; nobody can connect to it. Lives as long as its
 * server. Immutable and thread-safe.
 */
public final class Template {

    private final Server server;
    private final String key;
    private final String name;
    private final Traits traits;

    Template(Server server, String key, String name, Traits traits) {
        this.server = server;
        this.key = key;
        this.name = name;
        this.traits = traits;
    }

    /** Return the key it was asked for with. */
    public String key() {
        return key;
    }

    /** Return the name of the database on the server. */
    public String name() {
        return name;
    }

    /** Return the server. */
    public Server server() {
        return server;
    }

    Traits traits() {
        return traits;
    }

    /**
     * Keep clones ready, each with a session already open.
     *
     * @param size how many; small, since each takes the memory of its files (7.5 MB at least) and of a backend
     * @return the pool; close it when no more clones of this template are needed, else it is closed with the server
     */
    public ClonePool pool(int size) {
        return server.register(new ClonePool(this, size));
    }

    @Override
    public String toString() {
        return name;
    }
}
