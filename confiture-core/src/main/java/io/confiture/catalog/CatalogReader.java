package io.confiture.catalog;

import io.confiture.catalog.CatalogQueries.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads the catalog of a database: in two messages to the server, whatever the number of objects. The first asks which
 * catalogs hold anything, the second reads those; so a small database does not pay for kinds that it does not use.
 *
 * <p>Safe for use by several threads, each with a connection of its own.
 */
public final class CatalogReader {
    /** Newer servers may have object kinds that no query and no probe here knows. */
    private static final int NEWEST_KNOWN_VERSION = 18;

    private static final String SAVEPOINT = "confiture_catalog_reader";

    /**
     * What expressions look like depends on these; the values are those that {@code pg_dump} sets, and an empty search
     * path so that names are qualified. The joins are written in a good order, so that the planner need not look for one.
     */
    private static final String SETTINGS = """
            select set_config(s.name, s.value, true) from (values
              ('search_path', ''), ('quote_all_identifiers', 'off'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
              ('timezone', 'UTC'), ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('jit', 'off'), ('join_collapse_limit', '1')) s(name, value)
            """;

    private final ReaderOptions options;
    private final Set<String> withoutQueries;
    private final Secrets secrets = new Secrets();
    private final CatalogQueries queries;
    private final Map<Target, Script> scripts = new ConcurrentHashMap<>();

    /** Make a reader. The options hold for every snapshot it reads. */
    public CatalogReader(ReaderOptions options) {
        this(options, Set.of());
    }

    /** Make a reader that lacks some queries: only so that tests can see the probe at work. */
    CatalogReader(ReaderOptions options, Set<String> withoutQueries) {
        this.options = options;
        this.withoutQueries = withoutQueries;
        queries = new CatalogQueries(options.withRoles());
    }

    /**
     * Read the catalog of the database that a connection is to.
     *
     * <p>Within an open transaction the snapshot has the transaction's own uncommitted changes. Settings, locks and the
     * state of the transaction are afterwards what they were before. Temporary objects are left out.
     *
     * @param connection a connection of PostgreSQL's driver to a server of version 14 or newer
     * @return what is there; where {@link CatalogSnapshot#unmodelled()} is not empty the snapshot is not complete
     * @throws CatalogException if the transaction has already failed, or the server refuses to answer
     */
    public CatalogSnapshot read(Connection connection) {
        try {
            BaseConnection base = connection.unwrap(BaseConnection.class);
            if (base.getTransactionState() == TransactionState.FAILED) {
                throw new CatalogException("The catalog can not be read in a transaction that has already failed:"
                        + " roll it back first.");
            }
            boolean idle = base.getTransactionState() == TransactionState.IDLE;
            return idle && connection.getAutoCommit() ? readAlone(connection) : readWithin(connection, idle);
        } catch (SQLException e) {
            throw new CatalogException(
                    "The catalog of the database could not be read: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                            + ").",
                    e);
        }
    }

    private String settings() {
        long millis = options.lockWait().toMillis();
        return millis == 0
                ? SETTINGS
                : SETTINGS + " union all select set_config('lock_timeout', '" + millis
                        + "', true) where current_setting('lock_timeout') = '0'";
    }

    /** Read in a transaction of its own, so that all queries see one moment. */
    private CatalogSnapshot readAlone(Connection connection) throws SQLException {
        try {
            return run(connection, "begin isolation level repeatable read read only", "commit");
        } catch (SQLException | RuntimeException e) {
            undo(connection, "rollback", e);
            throw e;
        }
    }

    /** Read in the caller's transaction; rolling back to a savepoint gives back its settings and releases our locks. */
    private CatalogSnapshot readWithin(Connection connection, boolean beginsHere) throws SQLException {
        String back = "rollback to savepoint " + SAVEPOINT + ";\nrelease savepoint " + SAVEPOINT;
        try {
            CatalogSnapshot snapshot = run(connection, "savepoint " + SAVEPOINT, back);
            if (beginsHere) {
                connection.rollback();
            }
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            undo(connection, back, e);
            throw e;
        }
    }

    private CatalogSnapshot run(Connection connection, String begin, String end) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion() * 10_000
                + connection.getMetaData().getDatabaseMinorVersion();
        int major = version / 10_000;
        boolean superuser = "on".equals(connection.unwrap(PGConnection.class).getParameterStatus("is_superuser"));
        SnapshotBuilder builder = new SnapshotBuilder(major, secrets);
        List<UnmodelledObject> unmodelled = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Opening opening = open(statement, begin, major, superuser);
            Script script = script(new Target(major, superuser, opening.gates));
            String missing = script.names.prepareAllBut(opening.prepared);
            if (!missing.isEmpty()) {
                statement.execute(missing);
            }
            readAll(statement, script.names.executeAll() + ";\n" + end, script.queries, builder);
            List<CatalogObject> objects = builder.objects(options);
            unmodelled.addAll(builder.unmodelled());
            unmodelled.addAll(identify(connection, builder.missing()));
            if (major > NEWEST_KNOWN_VERSION) {
                unmodelled.add(new UnmodelledObject(
                        "pg_class",
                        "PostgreSQL " + major + " is newer than this version of Confiture knows (up to "
                                + NEWEST_KNOWN_VERSION + "); it may have object kinds that nobody looked for"));
            }
            unmodelled.sort(
                    Comparator.comparing(UnmodelledObject::catalog).thenComparing(UnmodelledObject::description));
            return new CatalogSnapshot(version, objects, unmodelled);
        }
    }

    private Opening open(Statement statement, String begin, int major, boolean superuser) throws SQLException {
        String gates = queries.gates(new Target(major, superuser, Set.of())).sql();
        boolean isResult = statement.execute(begin + ";\n" + settings() + ";\n" + PreparedNames.LIST + ";\n" + gates);
        List<Set<String>> answers = new ArrayList<>();
        while (isResult || statement.getUpdateCount() >= 0) {
            if (isResult) {
                try (ResultSet rows = statement.getResultSet()) {
                    answers.add(answers.size() == 1 ? names(rows) : trueColumns(rows));
                }
            }
            isResult = statement.getMoreResults();
        }
        if (answers.size() != 3) {
            throw new IllegalStateException("the server gave " + answers.size() + " of 3 answers");
        }
        return new Opening(answers.get(2), answers.get(1));
    }

    private static Set<String> names(ResultSet rows) throws SQLException {
        Set<String> names = new TreeSet<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }

    private static Set<String> trueColumns(ResultSet row) throws SQLException {
        Set<String> open = new TreeSet<>();
        row.next();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if ("t".equals(row.getString(i))) {
                open.add(row.getMetaData().getColumnLabel(i));
            }
        }
        return open;
    }

    private Script script(Target target) {
        return scripts.computeIfAbsent(target, t -> {
            List<CatalogQuery> wanted = queries.of(t).stream()
                    .filter(q -> !withoutQueries.contains(q.name()))
                    .toList();
            return new Script(wanted, new PreparedNames(wanted));
        });
    }

    private static void readAll(Statement statement, String sql, List<CatalogQuery> queries, SnapshotBuilder builder)
            throws SQLException {
        boolean isResult = statement.execute(sql);
        for (CatalogQuery query : queries) {
            if (!isResult) {
                throw new IllegalStateException("no answer to the query " + query.name());
            }
            collect(query, statement, builder);
            isResult = statement.getMoreResults();
        }
    }

    private static void collect(CatalogQuery query, Statement statement, SnapshotBuilder builder) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            RowReader reader = new RowReader(query, rows);
            for (Draft draft = reader.next(); draft != null; draft = reader.next()) {
                builder.add(query, draft);
            }
        }
    }

    private static List<UnmodelledObject> identify(Connection connection, Map<String, List<Long>> missing)
            throws SQLException {
        List<UnmodelledObject> named = new ArrayList<>();
        for (Map.Entry<String, List<Long>> entry : missing.entrySet()) {
            if (entry.getKey().equals("pg_enum")) {
                // pg_identify_object knows the type only, and fails for its labels.
                entry.getValue().forEach(oid -> named.add(new UnmodelledObject("pg_enum", "label with oid " + oid)));
                continue;
            }
            try (PreparedStatement statement =
                    connection.prepareStatement("select o, i.type, i.identity from unnest(?::oid[]) o,"
                            + " pg_identify_object(('pg_catalog.' || ?)::regclass, o, 0) i order by 3, 1")) {
                statement.setArray(
                        1, connection.createArrayOf("int8", entry.getValue().toArray()));
                // The server knows a large object by the catalog of its data.
                statement.setString(
                        2, entry.getKey().equals("pg_largeobject_metadata") ? "pg_largeobject" : entry.getKey());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String identity = rows.getString(3);
                        named.add(new UnmodelledObject(
                                entry.getKey(),
                                identity == null ? "oid " + rows.getLong(1) : rows.getString(2) + " " + identity));
                    }
                }
            }
        }
        return named;
    }

    private static void undo(Connection connection, String sql, Exception cause) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private record Script(List<CatalogQuery> queries, PreparedNames names) {}

    /**
     * Holds what a session says when a reading begins.
     *
     * @param gates what the database has at all
     * @param prepared the names of the queries that the session has prepared already
     */
    private record Opening(Set<String> gates, Set<String> prepared) {}
}
