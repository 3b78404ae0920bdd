package io.confiture.migration.data;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.rows.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of tables as text, always in the same notation. Inside the caller's transaction. */
final class Camera {

    private static final String SETTINGS = "SELECT set_config(s.name, s.value, true) FROM (VALUES"
            + " ('search_path', ''), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'),"
            + " ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('lc_monetary', 'C'), ('xmloption', 'content'),"
            + " ('row_security', 'off')) s(name, value)";

    private final Query query;
    private final Savepoint savepoint;

    Camera(Query query) {
        this.query = query;
        this.savepoint = new Savepoint(query);
    }

    /** Read those of some tables that exist; what the server computes from other columns is left out. */
    Image take(Collection<Relation> relations) {
        if (relations.isEmpty()) {
            return new Image(Map.of());
        }
        return savepoint.aside(() -> {
            query.send(SETTINGS);
            return read(columns(relations));
        });
    }

    private Map<Relation, List<String>> columns(Collection<Relation> relations) {
        String wanted = relations.stream()
                .map(r -> "(" + Query.literal(r.schema()) + "," + Query.literal(r.name()) + ")")
                .collect(Collectors.joining(","));
        Map<Relation, List<String>> columns = new LinkedHashMap<>();
        for (List<@Nullable String> row :
                query.rows("SELECT n.nspname, c.relname, a.attname, c.relkind FROM pg_catalog.pg_class c"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
                        + " WHERE c.relkind IN ('r', 'p') AND (n.nspname, c.relname) IN (" + wanted
                        + ") ORDER BY c.oid, a.attnum")) {
            Relation relation = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            // The partitions' rows belong to the partitioned table, those of heirs to the heirs.
            List<String> all = columns.computeIfAbsent(
                    relation, r -> new ArrayList<>(List.of("p".equals(row.get(3)) ? "" : "ONLY ")));
            if (row.get(2) != null) {
                all.add(Objects.requireNonNull(row.get(2)));
            }
        }
        return columns;
    }

    private Image read(Map<Relation, List<String>> tables) {
        List<Relation> order = new ArrayList<>(tables.keySet());
        int width = tables.values().stream().mapToInt(List::size).max().orElse(1) - 1;
        List<String> selects = new ArrayList<>();
        Map<Relation, Image.Rows> rows = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            List<String> columns = tables.getOrDefault(order.get(i), List.of(""));
            StringBuilder select = new StringBuilder("SELECT " + i);
            for (int k = 1; k <= width; k++) {
                select.append(k < columns.size() ? "," + Relation.quoted(columns.get(k)) + "::text" : ",NULL");
            }
            selects.add(select + " FROM " + columns.get(0) + order.get(i).sql());
            rows.put(order.get(i), new Image.Rows(columns.subList(1, columns.size()), new ArrayList<>()));
        }
        if (!selects.isEmpty()) {
            for (List<@Nullable String> row : query.rows(String.join(" UNION ALL ", selects))) {
                Image.Rows of = Objects.requireNonNull(
                        rows.get(order.get(Integer.parseInt(Objects.requireNonNull(row.get(0))))));
                of.values().add(row.subList(1, 1 + of.columns().size()));
            }
        }
        return new Image(rows);
    }

    /** Return the tables on which the transaction holds a lock that rows can be changed under, of those in {@code names}. */
    Set<Relation> touched(Map<String, Relation> names) {
        return query
                .rows(
                        "SELECT DISTINCT relation FROM pg_catalog.pg_locks WHERE pid = pg_backend_pid() AND relation >= 16384"
                                + " AND locktype = 'relation' AND mode NOT IN ('AccessShareLock', 'RowShareLock')")
                .stream()
                .flatMap(r -> Stream.ofNullable(names.get(String.valueOf(r.get(0)))))
                .collect(Collectors.toSet());
    }

    /** Return the tables that exist, by oid. */
    Map<String, Relation> names() {
        Map<String, Relation> names = new LinkedHashMap<>();
        query.rows(
                        "SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                                + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND c.relpersistence <> 't'")
                .forEach(r -> names.put(
                        String.valueOf(r.get(0)),
                        new Relation(Objects.requireNonNull(r.get(1)), Objects.requireNonNull(r.get(2)))));
        return names;
    }
}
