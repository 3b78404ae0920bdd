package io.confiture.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads the catalog of a database: all queries in one message to the server, whatever the number of objects.
 *
 * <p>Safe for use by several threads, each with a connection of its own.
 */
public final class CatalogReader {
    /** Newer servers may have object kinds that no query and no probe here knows. */
    private static final int NEWEST_KNOWN_VERSION = 18;

    private static final String SAVEPOINT = "confiture_catalog_reader";

    /**
     * What expressions look like depends on these; the values are those that {@code pg_dump} sets, and an empty search
     * path so that names are qualified. Planning thirty queries with just-in-time compilation would only cost time.
     */
    private static final String SETTINGS = """
            select set_config(s.name, s.value, true) from (values
              ('search_path', ''), ('quote_all_identifiers', 'off'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
              ('timezone', 'UTC'), ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('jit', 'off')) s(name, value)
            """;

    private final ReaderOptions options;
    private final Set<String> withoutQueries;
    private final Secrets secrets = new Secrets();
    private final Map<Variant, Script> scripts = new ConcurrentHashMap<>();

    /** Make a reader. The options hold for every snapshot it reads. */
    public CatalogReader(ReaderOptions options) {
        this(options, Set.of());
    }

    /** Make a reader that lacks some queries: only so that tests can see the probe at work. */
    CatalogReader(ReaderOptions options, Set<String> withoutQueries) {
        this.options = options;
        this.withoutQueries = withoutQueries;
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
            int version = connection.getMetaData().getDatabaseMajorVersion() * 10_000
                    + connection.getMetaData().getDatabaseMinorVersion();
            boolean superuser =
                    "on".equals(connection.unwrap(PGConnection.class).getParameterStatus("is_superuser"));
            Script script = scripts.computeIfAbsent(new Variant(version / 10_000, superuser), this::script);
            boolean idle = base.getTransactionState() == TransactionState.IDLE;
            return idle && connection.getAutoCommit()
                    ? readAlone(connection, script, version)
                    : readWithin(connection, script, version, idle);
        } catch (SQLException e) {
            throw new CatalogException(
                    "The catalog of the database could not be read: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                            + ").",
                    e);
        }
    }

    private Script script(Variant variant) {
        List<CatalogQuery> queries =
                CatalogQueries.load(variant.majorVersion, variant.superuser, options.withRoles()).stream()
                        .filter(q -> !withoutQueries.contains(q.name()))
                        .toList();
        StringBuilder sql = new StringBuilder(SETTINGS);
        queries.forEach(q -> sql.append(";\n").append(q.sql()));
        return new Script(queries, sql.toString());
    }

    /** Read in a transaction of its own, so that all queries see one moment. */
    private CatalogSnapshot readAlone(Connection connection, Script script, int version) throws SQLException {
        try {
            return run(
                    connection,
                    "begin isolation level repeatable read read only;\n" + script.sql + ";\ncommit",
                    script.queries,
                    version);
        } catch (SQLException | RuntimeException e) {
            undo(connection, "rollback", e);
            throw e;
        }
    }

    /** Read in the caller's transaction; rolling back to a savepoint gives back its settings and releases our locks. */
    private CatalogSnapshot readWithin(Connection connection, Script script, int version, boolean beginsHere)
            throws SQLException {
        String back = "rollback to savepoint " + SAVEPOINT + ";\nrelease savepoint " + SAVEPOINT;
        try {
            CatalogSnapshot snapshot = run(
                    connection, "savepoint " + SAVEPOINT + ";\n" + script.sql + ";\n" + back, script.queries, version);
            if (beginsHere) {
                connection.rollback();
            }
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            undo(connection, back, e);
            throw e;
        }
    }

    private CatalogSnapshot run(Connection connection, String sql, List<CatalogQuery> queries, int version)
            throws SQLException {
        SnapshotBuilder builder = new SnapshotBuilder(version / 10_000, secrets);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean isResult = statement.execute(sql);
            int seen = -1;
            while (isResult || statement.getUpdateCount() >= 0) {
                if (isResult) {
                    if (seen >= 0) {
                        collect(queries.get(seen), statement, builder);
                    }
                    seen++;
                }
                isResult = statement.getMoreResults();
            }
            if (seen != queries.size()) {
                throw new IllegalStateException("the server answered " + seen + " of " + queries.size() + " queries");
            }
        }
        List<CatalogObject> objects = builder.objects(options);
        List<UnmodelledObject> unmodelled = new ArrayList<>(builder.unmodelled());
        unmodelled.addAll(identify(connection, builder.missing()));
        if (version / 10_000 > NEWEST_KNOWN_VERSION) {
            unmodelled.add(new UnmodelledObject(
                    "pg_class",
                    "PostgreSQL " + version / 10_000 + " is newer than this version of Confiture knows (up to "
                            + NEWEST_KNOWN_VERSION + "); it may have object kinds that nobody looked for"));
        }
        unmodelled.sort(
                java.util.Comparator.comparing(UnmodelledObject::catalog).thenComparing(UnmodelledObject::description));
        return new CatalogSnapshot(version, objects, unmodelled);
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
            try (PreparedStatement statement =
                    connection.prepareStatement("select o, i.type, i.identity from unnest(?::oid[]) o,"
                            + " pg_identify_object(('pg_catalog.' || ?)::regclass, o, 0) i order by 3, 1")) {
                statement.setArray(
                        1, connection.createArrayOf("int8", entry.getValue().toArray()));
                statement.setString(2, entry.getKey());
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

    private record Variant(int majorVersion, boolean superuser) {}

    private record Script(List<CatalogQuery> queries, String sql) {}
}
