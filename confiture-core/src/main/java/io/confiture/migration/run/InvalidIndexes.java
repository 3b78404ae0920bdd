package io.confiture.migration.run;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds and drops indexes that a CREATE INDEX CONCURRENTLY or REINDEX CONCURRENTLY has left behind unfinished: the planner never uses
 * them, every write pays for them, and IF NOT EXISTS takes them for the real ones (PostgreSQL documentation, CREATE INDEX, "Building
 * Indexes Concurrently").
 *
 * <p>The index of a partitioned table is invalid by design until all partitions have theirs, and is never touched. Nor is one that a
 * session is just building.
 */
final class InvalidIndexes {

    private static final String COLUMNS = """
            SELECT x.indexrelid::pg_catalog.text, x.indrelid::pg_catalog.text,
                   pg_catalog.format('%I.%I', n.nspname, c.relname), x.indisvalid AND x.indisready AND x.indislive
            FROM pg_catalog.pg_index x
            JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            """;

    private static final long POLL_MILLIS = 100;

    private final Session session;
    private final Query query;

    /** Look into the database of a session, which must be idle. */
    InvalidIndexes(Session session) {
        this.session = session;
        this.query = new Query(session);
    }

    /**
     * Is an index.
     *
     * @param oid its number in the catalog
     * @param table the number of its table
     * @param name its name with the schema, quoted where needed
     * @param valid whether it is complete and in use
     */
    record Index(String oid, String table, String name, boolean valid) {}

    /** Find the index that a CREATE INDEX would make, if one of that name lies on that table already. */
    @Nullable
    Index find(IndexText text) {
        if (text.name() == null) {
            return null;
        }
        List<Index> found =
                indexes("WHERE x.indrelid = pg_catalog.to_regclass(%s) AND c.relname = %s AND c.relkind = 'i'"
                        .formatted(Query.literal(text.table().sql()), Query.literal(text.name())));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Find the indexes of a table that are invalid and no part of an index of a partitioned table. */
    List<Index> invalidOn(TableName table) {
        return invalid("x.indrelid = pg_catalog.to_regclass(%s)".formatted(Query.literal(table.sql())));
    }

    /** Find all such indexes of the database. */
    List<Index> invalid() {
        return invalid("n.nspname NOT LIKE 'pg\\_%'");
    }

    private List<Index> invalid(String condition) {
        return indexes(
                "WHERE c.relkind = 'i' AND NOT c.relispartition AND NOT (x.indisvalid AND x.indisready AND x.indislive) AND "
                        + condition + " ORDER BY 3");
    }

    private List<Index> indexes(String condition) {
        return query.rows(COLUMNS + condition).stream()
                .map(row -> new Index(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        "t".equals(row.get(3))))
                .toList();
    }

    /**
     * Say who is building an index, in words; empty when nobody is. What a session of another role builds shows only in its locks,
     * and these name the table: building takes SHARE UPDATE EXCLUSIVE on it.
     */
    String builders(Index index) {
        return query.rows("""
                        SELECT pg_catalog.format('pid %%s (%%s)', a.pid, coalesce(nullif(a.application_name, ''), 'no application name'))
                        FROM pg_catalog.pg_stat_activity a
                        WHERE a.pid <> pg_catalog.pg_backend_pid() AND a.backend_type = 'client backend' AND a.pid IN (
                            SELECT p.pid FROM pg_catalog.pg_stat_progress_create_index p
                            WHERE p.datname = pg_catalog.current_database() AND (p.index_relid = %1$s OR p.relid = %2$s)
                            UNION ALL
                            SELECT l.pid FROM pg_catalog.pg_locks l
                            WHERE l.locktype = 'relation' AND l.relation = %2$s AND l.mode = 'ShareUpdateExclusiveLock'
                              AND l.granted AND l.database = (
                                  SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
                        ORDER BY a.pid""".formatted(index.oid(), index.table())).stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.joining(", "));
    }

    /** Wait until nobody builds an index; returns who still does when the time is over, else an empty text. */
    String awaitBuilders(Index index, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        String builders = builders(index);
        while (!builders.isEmpty() && System.nanoTime() - end < 0) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return builders;
            }
            builders = builders(index);
        }
        return builders;
    }

    /** Drop an index without keeping others from the table; unlike the plain form it waits for nobody's lock queue. */
    void drop(Index index) {
        query.send("SET lock_timeout = 0");
        query.send("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
    }

    Session session() {
        return session;
    }
}
