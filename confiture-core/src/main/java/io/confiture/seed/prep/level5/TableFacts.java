package io.confiture.seed.prep.level5;

import io.confiture.postgres.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the catalog says of the final tables that is to hold for their rows; read when the resolvers have run. */
final class TableFacts {

    /**
     * A unique index.
     *
     * @param keys the columns and expressions that it is over, as SQL text
     * @param predicate the condition of a partial index, or null
     * @param nullsDistinct whether rows with NULL never equal each other
     * @param kept whether the server refuses a duplicate at once: not for an invalid index, nor a deferred constraint
     */
    record UniqueIndex(
            String name, List<String> keys, @Nullable String predicate, boolean nullsDistinct, boolean kept) {}

    /** A CHECK constraint with its expression as SQL text. */
    record Check(String name, String expression) {}

    /** A sequence that gives numbers to a column; {@code sequence} is its quoted name. */
    record Sequence(String column, String sequence, long increment) {}

    private static final String UNIQUE = """
            SELECT i.indrelid, c.relname, pg_catalog.pg_get_indexdef(i.indexrelid, k.place, false),
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid),
                   coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'false',
                   i.indisvalid AND i.indisready AND i.indimmediate, i.indexrelid
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts::int) k (place)
            WHERE i.indisunique AND i.indrelid IN (%s)
            ORDER BY i.indrelid, c.relname, i.indexrelid, k.place""";

    private static final String CHECKS = """
            SELECT c.conrelid, c.conname, pg_catalog.pg_get_expr(c.conbin, c.conrelid)
            FROM pg_catalog.pg_constraint c
            WHERE c.contype = 'c' AND c.conrelid IN (%s)
              -- One that is NOT ENFORCED is declared to be broken at times.
              AND coalesce(pg_catalog.to_jsonb(c) ->> 'conenforced', 'true') = 'true'
            ORDER BY c.conrelid, c.conname""";

    private static final String SEQUENCES = """
            SELECT o.rel, a.attname, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.relname), q.seqincrement
            FROM (SELECT d.refobjid AS rel, d.refobjsubid AS att, d.objid AS seq FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
                    AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                  UNION
                  SELECT ad.adrelid, ad.adnum, d.refobjid FROM pg_catalog.pg_attrdef ad
                  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = ad.oid
                    AND d.refclassid = 'pg_catalog.pg_class'::regclass) o
            JOIN pg_catalog.pg_sequence q ON q.seqrelid = o.seq
            JOIN pg_catalog.pg_class s ON s.oid = o.seq
            JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = o.rel AND a.attnum = o.att
            WHERE o.rel IN (%s)
              AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
            ORDER BY o.rel, a.attnum, 3""";

    private final Map<Long, List<UniqueIndex>> uniques = new HashMap<>();
    private final Map<Long, List<Check>> checks = new HashMap<>();
    private final Map<Long, List<Sequence>> sequences = new HashMap<>();

    private TableFacts() {}

    /** Read what holds for some tables, by their object ids. */
    static TableFacts read(Query query, Set<Long> tables) {
        TableFacts facts = new TableFacts();
        if (tables.isEmpty()) {
            return facts;
        }
        String oids = tables.stream().map(String::valueOf).collect(Collectors.joining(", "));
        facts.uniques(query.rows(UNIQUE.formatted(oids)));
        for (List<@Nullable String> row : query.rows(CHECKS.formatted(oids))) {
            list(facts.checks, row).add(new Check(text(row, 1), text(row, 2)));
        }
        for (List<@Nullable String> row : query.rows(SEQUENCES.formatted(oids))) {
            list(facts.sequences, row).add(new Sequence(text(row, 1), text(row, 2), Long.parseLong(text(row, 3))));
        }
        return facts;
    }

    private void uniques(List<List<@Nullable String>> rows) {
        int at = 0;
        while (at < rows.size()) {
            List<@Nullable String> first = rows.get(at);
            List<String> keys = new ArrayList<>();
            while (at < rows.size() && text(rows.get(at), 6).equals(text(first, 6))) {
                keys.add(text(rows.get(at), 2));
                at++;
            }
            list(uniques, first)
                    .add(new UniqueIndex(
                            text(first, 1), keys, first.get(3), "t".equals(first.get(4)), "t".equals(first.get(5))));
        }
    }

    List<UniqueIndex> uniques(long table) {
        return uniques.getOrDefault(table, List.of());
    }

    List<Check> checks(long table) {
        return checks.getOrDefault(table, List.of());
    }

    List<Sequence> sequences(long table) {
        return sequences.getOrDefault(table, List.of());
    }

    private static <T> List<T> list(Map<Long, List<T>> map, List<@Nullable String> row) {
        return map.computeIfAbsent(Long.valueOf(text(row, 0)), oid -> new ArrayList<>());
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column), "a catalog column that is never null");
    }
}
