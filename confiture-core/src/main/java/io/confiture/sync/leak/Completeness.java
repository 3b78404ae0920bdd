package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.rows.Reference;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares a table of the target with the source's: rows, kept values, foreign keys, sequences, and the table itself. */
final class Completeness {

    private final Query source;
    private final Query target;

    Completeness(Query source, Query target) {
        this.source = source;
        this.target = target;
    }

    /** Judge a table. */
    TableVerdict judge(Table table, TablePlan plan) {
        String from = (table.partitioned() ? "" : "ONLY ") + table.relation().sql();
        long rows = count(source, "SELECT count(*) FROM " + from);
        long copied = count(target, "SELECT count(*) FROM " + from);
        List<String> defects = new ArrayList<>();
        boolean all = plan.withoutRows() == null && plan.rows().all();
        if (all && rows != copied) {
            defects.add("the source has " + rows + " rows, the target " + copied);
        }
        if (plan.withoutRows() != null && copied > 0) {
            defects.add("it is to be copied without rows, and the target has " + copied);
        }
        kept(plan, from, all && rows == copied, defects);
        table.references().forEach(reference -> orphans(reference, from, defects));
        definition(table, defects);
        sequences(table, from, defects);
        generated(table, from, defects);
        return new TableVerdict(rows, copied, defects, defects.isEmpty() ? unknown(plan, rows, copied) : "");
    }

    /** Say why nothing could be compared, or nothing where something was. */
    private static String unknown(TablePlan plan, long rows, long copied) {
        if (plan.withoutRows() != null || copied > 0) {
            return "";
        }
        return rows == 0
                ? "no rows could be made for it"
                : "none of the rows that were made for it is among those that are chosen";
    }

    /** Compare the kept columns of all rows, whatever their order; each row goes by its digest. */
    private void kept(TablePlan plan, String from, boolean all, List<String> defects) {
        List<String> columns = plan.columns().stream()
                .filter(c -> c.treatment() instanceof Treatment.Copy)
                .map(ColumnPlan::name)
                .toList();
        if (columns.isEmpty() || plan.withoutRows() != null) {
            return;
        }
        String list = columns.stream().map(c -> Relation.quoted(c) + "::text").collect(Collectors.joining(", "));
        String sql = "SELECT pg_catalog.md5(ROW(" + list + ")::text) FROM " + from;
        Map<String, Integer> open = new HashMap<>();
        source.rows(sql).forEach(row -> open.merge(text(row, 0), 1, Integer::sum));
        int foreign = 0;
        for (List<@Nullable String> row : target.rows(sql)) {
            Integer left = open.merge(text(row, 0), -1, Integer::sum);
            foreign += left < 0 ? 1 : 0;
        }
        int missing = open.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum();
        if (foreign > 0) {
            defects.add(foreign + " rows of the target are not as the source has them, in the columns "
                    + String.join(", ", columns));
        } else if (all && missing > 0) {
            defects.add(missing + " rows of the source are missing");
        }
    }

    private void orphans(Reference reference, String from, List<String> defects) {
        String given = reference.columns().stream()
                .map(c -> "t." + Relation.quoted(c) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String equal = IntStream.range(0, reference.columns().size())
                .mapToObj(i -> "p." + Relation.quoted(reference.targetColumns().get(i)) + " = t."
                        + Relation.quoted(reference.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        long orphans = count(
                target,
                "SELECT count(*) FROM " + from + " t WHERE " + given + " AND NOT EXISTS (SELECT 1 FROM "
                        + reference.target().sql() + " p WHERE " + equal + ")");
        if (orphans > 0) {
            defects.add(orphans + " rows refer to rows of " + reference.target() + " that are not there, by "
                    + String.join(", ", reference.columns()));
        }
    }

    /** Compare the table itself: a copy leaves constraints valid, indexes usable, triggers as they were. */
    private void definition(Table table, List<String> defects) {
        Map<String, String> before = described(source, table.relation());
        Map<String, String> after = described(target, table.relation());
        before.forEach((part, definition) -> {
            String now = after.remove(part);
            if (now == null) {
                defects.add("the target has no " + part);
            } else if (!now.equals(definition)) {
                defects.add("the " + part + " is not as it was");
            }
        });
        after.keySet().forEach(part -> defects.add("the target has a " + part + " that was not there"));
    }

    private static Map<String, String> described(Query query, Relation relation) {
        String oid = Query.literal(relation.sql()) + "::pg_catalog.regclass";
        Map<String, String> parts = new TreeMap<>();
        String sql = """
                SELECT 'constraint ' || conname, concat_ws('/', pg_get_constraintdef(oid), convalidated, condeferred)
                FROM pg_catalog.pg_constraint WHERE conrelid = $
                UNION ALL SELECT 'index ' || indexrelid::regclass, concat_ws('/', pg_get_indexdef(indexrelid), indisvalid, indisready)
                FROM pg_catalog.pg_index WHERE indrelid = $
                UNION ALL SELECT 'trigger ' || tgname, concat_ws('/', pg_get_triggerdef(oid), tgenabled)
                FROM pg_catalog.pg_trigger WHERE tgrelid = $ AND NOT tgisinternal
                UNION ALL SELECT 'column ' || attname, concat_ws('/', format_type(atttypid, atttypmod), attnotnull,
                       attidentity, attgenerated, (SELECT pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef
                       WHERE adrelid = attrelid AND adnum = attnum))
                FROM pg_catalog.pg_attribute WHERE attrelid = $ AND attnum > 0 AND NOT attisdropped
                UNION ALL SELECT 'table', concat_ws('/', relpersistence, relrowsecurity, relforcerowsecurity, relreplident)
                FROM pg_catalog.pg_class WHERE oid = $""".replace("$", oid);
        query.rows(sql).forEach(row -> parts.put(text(row, 0), text(row, 1)));
        return parts;
    }

    private void sequences(Table table, String from, List<String> defects) {
        String oid = Query.literal(table.relation().sql()) + "::pg_catalog.regclass";
        // Those that belong to a column, and those that a default asks.
        String sql = """
                SELECT DISTINCT a.attname, s.seqrelid::regclass::text, s.seqincrement
                FROM pg_catalog.pg_attribute a
                JOIN pg_catalog.pg_depend d ON d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                     AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype IN ('a', 'i')
                JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
                WHERE a.attrelid = $
                UNION SELECT a.attname, s.seqrelid::regclass::text, s.seqincrement
                FROM pg_catalog.pg_attribute a
                JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
                JOIN pg_catalog.pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
                     AND d.refclassid = 'pg_class'::regclass
                JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.refobjid
                WHERE a.attrelid = $ AND format_type(a.atttypid, NULL) IN ('smallint', 'integer', 'bigint')
                """.replace("$", oid);
        for (List<@Nullable String> row : target.rows(sql)) {
            String column = text(row, 0);
            String sequence = text(row, 1);
            boolean up = !text(row, 2).startsWith("-");
            String last = target.value("SELECT " + (up ? "max(" : "min(") + Relation.quoted(column) + ") FROM " + from);
            if (last == null) {
                continue;
            }
            String next = Objects.requireNonNull(target.value("SELECT CASE WHEN is_called THEN last_value + ("
                    + text(row, 2) + ") ELSE last_value END FROM " + sequence));
            long distance = Long.parseLong(next) - Long.parseLong(last);
            if (up ? distance <= 0 : distance >= 0) {
                defects.add("the sequence " + sequence + " would give numbers again that " + column + " has");
            }
        }
    }

    private void generated(Table table, String from, List<String> defects) {
        String oid = Query.literal(table.relation().sql()) + "::pg_catalog.regclass";
        for (List<@Nullable String> row : target.rows("SELECT a.attname, pg_get_expr(f.adbin, f.adrelid)"
                + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attrdef f"
                + " ON f.adrelid = a.attrelid AND f.adnum = a.attnum WHERE a.attgenerated <> '' AND a.attrelid = "
                + oid)) {
            long wrong = count(
                    target,
                    "SELECT count(*) FROM " + from + " WHERE " + Relation.quoted(text(row, 0))
                            + "::text IS DISTINCT FROM (" + text(row, 1) + ")::text");
            if (wrong > 0) {
                defects.add(wrong + " rows do not have in " + text(row, 0) + " what it is generated from");
            }
        }
    }

    private static long count(Query query, String sql) {
        return Long.parseLong(Objects.requireNonNullElse(query.value(sql), "0"));
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }
}
