package io.confiture.seed;

import io.confiture.postgres.Query;
import io.confiture.project.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of the tables that seed files touch, before their first statement and again when asked.
 *
 * <p>Tables that only functions and triggers write to are learned of from the server's statistics of the running transaction;
 * what was in them before is not known then.
 */
final class TableCounts {

    /** Counts nothing: for whoever only wants to know whether files load. */
    static TableCounts none() {
        return new TableCounts(false);
    }

    /** Counts every table that is touched. */
    static TableCounts all() {
        return new TableCounts(true);
    }

    private final boolean counting;
    private final Map<TableName, Optional<Long>> before = new LinkedHashMap<>();

    private TableCounts(boolean counting) {
        this.counting = counting;
    }

    /** Learn that the next statement is to change a table. */
    void touched(Query query, TableName table) {
        if (counting && !before.containsKey(table)) {
            before.put(table, count(query, table));
        }
    }

    /** Learn which tables the open transaction has written to, by whatever way. */
    void look(Query query) {
        if (!counting) {
            return;
        }
        for (List<@Nullable String> row : query.rows("SELECT s.schemaname, s.relname"
                + " FROM pg_catalog.pg_stat_xact_user_tables s JOIN pg_catalog.pg_class c ON c.oid = s.relid"
                + " WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0 AND c.relpersistence <> 't'"
                + " AND NOT c.relispartition ORDER BY 1, 2")) {
            before.putIfAbsent(new TableName(row.get(0), String.valueOf(row.get(1))), Optional.empty());
        }
    }

    /** Count again. */
    List<TableCount> compare(Query query) {
        return before.entrySet().stream()
                .map(entry -> new TableCount(
                        entry.getKey(),
                        entry.getValue().orElse(null),
                        count(query, entry.getKey()).orElse(null)))
                .toList();
    }

    /** Return what is known when nobody can be asked any more. */
    List<TableCount> unknownAfter() {
        return before.entrySet().stream()
                .map(entry -> new TableCount(entry.getKey(), entry.getValue().orElse(null), null))
                .toList();
    }

    /** Return empty when the table is gone, or may not be read. */
    private static Optional<Long> count(Query query, TableName table) {
        String name = Query.literal(table.sql());
        boolean readable = "t"
                .equals(query.value("SELECT pg_catalog.has_table_privilege(c.oid, 'SELECT')"
                        + " AND pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')"
                        + " FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass(" + name + ")"));
        String rows = readable ? query.value("SELECT pg_catalog.count(*) FROM " + table.sql()) : null;
        return Optional.ofNullable(rows).map(Long::valueOf);
    }
}
