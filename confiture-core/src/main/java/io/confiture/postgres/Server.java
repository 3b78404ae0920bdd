package io.confiture.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on which throwaway databases are made. Thread-safe.
 *
 * <p>Databases are named {@code confiture_<hash>_<run>_<n>}; no other database is ever written to, cloned or dropped.
 */
public final class Server implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connector connector;
    private final ServerInfo info;
    private final RunName run;
    private final Connection guard;
    private final Runnable stop;
    private final Admin admin;
    private final Dropper dropper;
    private final ConcurrentMap<String, TemplateSlot> templates = new ConcurrentHashMap<>();
    private final Queue<ClonePool> pools = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Server(Connector connector, ServerInfo info, RunName run, Connection guard, Runnable stop) {
        this.connector = connector;
        this.info = info;
        this.run = run;
        this.guard = guard;
        this.stop = stop;
        this.admin = new Admin(connector);
        this.dropper = new Dropper(admin);
    }

    /**
     * Connect to a server.
     *
     * @param owned whether we started it
     * @param stop stops it, called once by {@link #close()} and when this fails
     */
    static Server open(Connector connector, String provider, boolean owned, Runnable stop) {
        @Nullable Connection guard = null;
        try {
            guard = connector.connect(connector.adminDatabase());
            RunName run = RunName.random();
            @Nullable
            String[] row = Admin.query(guard, """
                    SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version'),
                           pg_catalog.current_setting('fsync'), pg_catalog.pg_try_advisory_lock(%d)""".formatted(run.lockKey())).get(0);
            ServerInfo info = new ServerInfo(
                    Integer.parseInt(text(row[0])),
                    text(row[1]),
                    "on".equals(row[2]),
                    owned,
                    provider,
                    connector.address());
            if (info.major() < 14) {
                throw new PostgresException(info + " is too old; PostgreSQL 14 or newer is needed");
            }
            return new Server(connector, info, run, guard, stop);
        } catch (SQLException e) {
            stopAfterFailure(guard, stop, e);
            throw new PostgresException(
                    "the " + provider + " server at " + connector.address() + ", database " + connector.adminDatabase()
                            + ", cannot be used: " + e.getMessage(),
                    e);
        } catch (PostgresException e) {
            stopAfterFailure(guard, stop, e);
            throw e;
        }
    }

    private static void stopAfterFailure(@Nullable Connection guard, Runnable stop, Exception failure) {
        try (guard) {
            stop.run();
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Return what this server is. */
    public ServerInfo info() {
        return info;
    }

    Connector connector() {
        return connector;
    }

    Dropper dropper() {
        return dropper;
    }

    Admin admin() {
        return admin;
    }

    RunName run() {
        return run;
    }

    ClonePool register(ClonePool pool) {
        pools.add(pool);
        return pool;
    }

    void forget(ClonePool pool) {
        pools.remove(pool);
    }

    /**
     * Create an empty database from template0, so that nothing an administrator put into template1 is in it.
     *
     * @throws PostgresException when the server refuses, e.g. because the user has no CREATEDB
     */
    public Database create(DatabaseSettings settings) {
        String name = run.next("empty");
        createDatabase(name, settings.options(info.major()));
        return new Database(this, name);
    }

    /**
     * Return the template for a key, built by the first caller; others wait for it.
     *
     * @param key the content hash of what the build does (bytes, order, settings)
     * @param build brings an empty database to the state; a failure leaves nothing behind, and the next caller tries again
     * @throws PostgresException when the build or the server fails; the build's own unchecked exceptions pass unchanged
     */
    public Template template(String key, ThrowingConsumer<Session> build) {
        return template(key, DatabaseSettings.defaults(), build);
    }

    /** Return the template for a key, as {@link #template(String, ThrowingConsumer)}, from a database with other settings. */
    public Template template(String key, DatabaseSettings settings, ThrowingConsumer<Session> build) {
        return slot(key).get(() -> TemplateSlot.build(this, key, create(settings), build));
    }

    /** Return the template for a key, built upon another template. */
    public Template template(String key, Template base, ThrowingConsumer<Session> build) {
        return slot(key).get(() -> TemplateSlot.build(this, key, clone(base), build));
    }

    private TemplateSlot slot(String key) {
        return templates.computeIfAbsent(key, k -> new TemplateSlot());
    }

    /** Clone a template. */
    public Database clone(Template template) {
        return cloneDatabase(template.name(), template.key(), template.traits());
    }

    /**
     * Clone a database as it is now.
     *
     * @throws PostgresException when sessions are open on it; the server would wait five seconds before it refuses
     */
    public Database clone(Database source) {
        int open = source.sessionsInUse();
        if (open > 0) {
            throw new PostgresException(open + " session(s) are open on " + source.name()
                    + "; close them before it is cloned, since PostgreSQL clones only a database that nobody uses");
        }
        try {
            // Ours are closed, but their backends may take a moment to leave.
            if (!Dropper.awaitNoBackends(admin, source.name(), PATIENCE_NANOS)) {
                throw new PostgresException("connections that Confiture did not open are on " + source.name()
                        + " (from its JDBC URL or data source); close them before it is cloned");
            }
            return cloneDatabase(source.name(), "clone", Traits.read(admin, source.name()));
        } catch (SQLException e) {
            throw new PostgresException("cannot clone " + source.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted before " + source.name() + " was cloned", e);
        }
    }

    private Database cloneDatabase(String source, String purpose, Traits traits) {
        String name = run.next(purpose);
        createDatabase(name, " TEMPLATE " + Quoting.identifier(source) + strategy() + traits.ownerOption());
        Database clone = new Database(this, name);
        if (traits.special()) {
            try {
                admin.execute(Traits.copyStatement(source, name));
            } catch (SQLException e) {
                clone.close();
                throw new PostgresException(
                        "cannot carry the database settings, privileges and comment of " + source
                                + " over to its clone: " + e.getMessage(),
                        e);
            }
        }
        return clone;
    }

    /**
     * Copying files costs two checkpoints, which are cheap exactly when the server does not wait for the disk. Servers before 15
     * know only this way and not the clause.
     */
    private String strategy() {
        return info.major() >= 15 && !info.fsync() ? " STRATEGY FILE_COPY" : "";
    }

    private void createDatabase(String name, String options) {
        if (closed.get()) {
            throw new PostgresException("the server " + info.address() + " is closed; nothing can be created on it");
        }
        try {
            admin.execute("CREATE DATABASE " + Quoting.identifier(name) + options);
        } catch (SQLException e) {
            String advice =
                    "42501".equals(e.getSQLState()) ? "; give the user the right with ALTER ROLE .. CREATEDB" : "";
            throw new PostgresException(
                    "cannot create a throwaway database on " + info + ": " + e.getMessage() + advice, e);
        }
    }

    /** Make a database a template that nobody can connect to. */
    Template freeze(String key, Database database) throws SQLException, InterruptedException {
        String name = Quoting.identifier(database.name());
        Dropper.awaitNoBackends(admin, database.name(), PATIENCE_NANOS);
        Traits traits = Traits.read(admin, database.name());
        admin.execute(
                "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false", "ALTER DATABASE " + name + " IS_TEMPLATE true");
        return new Template(this, key, database.name(), traits);
    }

    /** List our databases that exist now, oldest first; for tests of leaks and for people. */
    public List<String> databases() {
        try {
            return admin
                    .query("SELECT datname FROM pg_catalog.pg_database WHERE datname LIKE 'confiture\\_%' ORDER BY oid")
                    .stream()
                    .map(row -> text(row[0]))
                    .filter(name -> run.token().equals(RunName.tokenOf(name)))
                    .toList();
        } catch (SQLException e) {
            throw new PostgresException("cannot list the databases of " + info + ": " + e.getMessage(), e);
        }
    }

    /** Drop what is ours and stop the server if we started it. Closing twice is allowed. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (guard) {
            pools.forEach(ClonePool::stop);
            if (info.owned()) {
                dropper.abandon();
            } else {
                dropper.close();
                Leftovers.dropOwn(this);
            }
            admin.close();
        } catch (SQLException e) {
            throw new PostgresException("cannot close the connection to " + info + ": " + e.getMessage(), e);
        } finally {
            stop.run();
        }
    }
}
