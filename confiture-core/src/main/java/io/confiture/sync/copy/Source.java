package io.confiture.sync.copy;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.sync.plan.TablePlan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Is the database that is read: all sessions see it as of one moment, and none can write.
 *
 * <p>The main session exports its snapshot and stays in its transaction until this is closed; further sessions take the snapshot over. Works
 * on a standby, too. {@link #reader()} may be called from any thread, all else from one.
 */
public final class Source implements AutoCloseable {

    private static final String APPLICATION = "confiture sync";
    private static final String READ_ONLY = "SET statement_timeout = 0; SET default_transaction_read_only = on";
    private static final String IDENTITY =
            "SELECT (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()),"
                    + " pg_catalog.pg_postmaster_start_time()::text || pg_catalog.pg_is_in_recovery()::text,"
                    + " pg_catalog.host(pg_catalog.inet_server_addr()) || ':' || pg_catalog.inet_server_port(),"
                    + " pg_catalog.pg_current_snapshot(), pg_catalog.current_setting('server_encoding'),"
                    + " pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE'),"
                    + " CASE WHEN pg_catalog.pg_is_in_recovery() THEN ' on a standby at ' || pg_catalog.now() ELSE '' END";

    private final DatabaseUrl url;
    private final Session main;
    private final SourceIdentity identity;
    private final String snapshot;
    private final String seen;
    private final Set<Session> readers = ConcurrentHashMap.newKeySet();
    private @Nullable Session now;

    private Source(DatabaseUrl url, Session main, SourceIdentity identity, String snapshot, String seen) {
        this.url = url;
        this.main = main;
        this.identity = identity;
        this.snapshot = snapshot;
        this.seen = seen;
    }

    /**
     * Connect, and fix the moment as of which everything is read.
     *
     * @throws SyncException when the server does not answer, or its text cannot be understood
     */
    public static Source open(DatabaseUrl url) {
        Session session = connect(url);
        try {
            begin(session, null);
            Query query = new Query(session);
            List<@Nullable String> row = query.rows(IDENTITY).get(0);
            if ("SQL_ASCII".equals(row.get(4))) {
                throw new SyncException(
                        SyncException.Kind.REFUSED,
                        "The source's encoding is SQL_ASCII, which says nothing of what its bytes mean: values cannot be masked"
                                + " for certain.",
                        List.of(),
                        null);
            }
            String system = "t".equals(row.get(5))
                    ? query.value("SELECT system_identifier FROM pg_catalog.pg_control_system()")
                    : null;
            String address = row.get(2) == null ? url.toString() : row.get(2);
            SourceIdentity identity = new SourceIdentity(
                    system,
                    text(row.get(0)),
                    text(row.get(1)),
                    Objects.requireNonNull(address),
                    text(row.get(3)) + text(row.get(6)));
            String snapshot = text(query.value("SELECT pg_catalog.pg_export_snapshot()"));
            return new Source(url, session, identity, snapshot, text(row.get(3)));
        } catch (PostgresException e) {
            session.close();
            throw unreachable(url, e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static Session connect(DatabaseUrl url) {
        try {
            return Session.to(url, APPLICATION);
        } catch (PostgresException e) {
            throw unreachable(url, e);
        }
    }

    private static SyncException unreachable(DatabaseUrl url, PostgresException e) {
        return new SyncException(
                SyncException.Kind.CONNECTION,
                "The source " + url + " cannot be read: " + e.getMessage(),
                List.of(),
                e);
    }

    /** Open the transaction that never writes; settings come with it, because a pool may give the next one to another server process. */
    private static void begin(Session session, @Nullable String snapshot) {
        Query query = new Query(session);
        query.send(READ_ONLY);
        query.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        if (snapshot != null) {
            query.send("SET TRANSACTION SNAPSHOT " + Query.literal(snapshot));
        }
        query.send(CopySettings.sql(true));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNull(value);
    }

    /** Return the main session, in its transaction; for questions, of one thread. Leave the transaction open. */
    public Session session() {
        return main;
    }

    /** Return the name of the snapshot that further sessions take over. */
    public String snapshot() {
        return snapshot;
    }

    /** Return which database this is, and as of which moment. */
    public SourceIdentity identity() {
        return identity;
    }

    /** Read the catalog, as of the same moment as the rows. */
    public CatalogSnapshot catalog() {
        return new CatalogReader(ReaderOptions.defaults()).read(main.connection());
    }

    /**
     * Open a further session on the same snapshot, in a transaction of its own.
     *
     * @return a session that reads what the main one reads; closed by the caller, at the latest with this
     * @throws SyncException when there is no connection left, or it leads to another server than the first
     */
    public Session reader() {
        Session session = connect(url);
        try {
            try {
                begin(session, snapshot);
            } catch (PostgresException e) {
                throw elsewhere(e);
            }
            List<@Nullable String> row = new Query(session).rows(IDENTITY).get(0);
            if (!identity.database().equals(row.get(0))
                    || !identity.started().equals(row.get(1))
                    || !seen.equals(row.get(3))) {
                throw elsewhere(null);
            }
            readers.add(session);
            return session;
        } catch (PostgresException e) {
            session.close();
            throw unreachable(url, e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Return a session that sees what is there now, for the question whether the snapshot is out of date; it cannot write either. */
    Session now() {
        Session session = now;
        if (session == null) {
            session = connect(url);
            now = session;
            new Query(session).send(READ_ONLY);
        }
        return session;
    }

    private SyncException elsewhere(@Nullable PostgresException cause) {
        return new SyncException(
                SyncException.Kind.CONNECTION,
                "A second connection to the source " + url
                        + " does not see what the first one sees: does the address lead to" + " several servers?"
                        + (cause == null ? "" : " The server says: " + cause.getMessage()),
                List.of(),
                cause);
    }

    /**
     * Ask the server how many rows of a table it expects to read; an estimate, made of its statistics and the size of the files.
     */
    public long estimate(TablePlan plan) {
        boolean partitioned = "p"
                .equals(new Query(main)
                        .value("SELECT relkind FROM pg_catalog.pg_class WHERE oid = "
                                + Query.literal(plan.relation().sql()) + "::pg_catalog.regclass"));
        String condition = plan.rows().condition();
        String from = (partitioned ? "" : "ONLY ") + plan.relation().sql();
        String answer = new Query(main)
                .value("EXPLAIN SELECT 1 FROM " + from + (condition == null ? "" : " WHERE (" + condition + "\n)"));
        String text = answer == null ? "" : answer;
        int at = text.indexOf("rows=", Math.max(0, text.lastIndexOf("(cost=")));
        int end = at < 0 ? -1 : text.indexOf(' ', at);
        if (end < 0) {
            throw new IllegalStateException("the server explains in a form that is not known");
        }
        double share = Math.min(plan.rows().percent(), 100) / 100;
        return Math.round(Long.parseLong(text.substring(at + "rows=".length(), end)) * share);
    }

    /** Close all sessions. */
    @Override
    public void close() {
        readers.forEach(Session::close);
        if (now != null) {
            now.close();
        }
        main.close();
    }
}
