package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks up front for what would be missed in the middle of a run. No superuser is needed on either side. */
final class Privileges {

    private Privileges() {}

    /** Return what the role that reads may not read, or not see all of. */
    static List<Finding> ofSource(Query source, List<TablePlan> plans) {
        List<Finding> findings = new ArrayList<>();
        List<TablePlan> read =
                plans.stream().filter(p -> p.withoutRows() == null).toList();
        if (read.isEmpty()) {
            return findings;
        }
        // Partitions are read one by one, for which the privilege on the whole is not enough.
        String columns = read.stream()
                .flatMap(p -> p.columns().stream()
                        .filter(c -> isRead(c))
                        .map(c -> "(" + Query.literal(p.relation().sql()) + ", " + Query.literal(c.name()) + ")"))
                .collect(Collectors.joining(", "));
        if (!columns.isEmpty()) {
            for (List<@Nullable String> row : source.rows("""
                    SELECT n.nspname, c.relname, pg_catalog.string_agg(v.name, ', ') FROM (VALUES %s) v(tab, name)
                    CROSS JOIN LATERAL (SELECT p.relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(v.tab)) p WHERE p.isleaf
                                        UNION SELECT k.oid FROM pg_catalog.pg_class k
                                        WHERE k.oid = pg_catalog.to_regclass(v.tab) AND k.relkind <> 'p') l(leaf)
                    JOIN pg_catalog.pg_class c ON c.oid = l.leaf
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = l.leaf AND a.attname = v.name
                    WHERE NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                               AND pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'))
                    GROUP BY 1, 2 ORDER BY 1, 2""".formatted(columns))) {
                Relation table = relation(row);
                findings.add(
                        Finding.of(CopyRules.PRIVILEGE, "the source's role may not read " + row.get(2) + " of " + table)
                                .withSuggestion("GRANT USAGE ON SCHEMA " + Relation.quoted(table.schema())
                                        + "; GRANT SELECT ON " + table.sql() + " TO that role"));
            }
        }
        Selected selected = Selected.of(read.stream().map(TablePlan::relation).toList());
        for (List<@Nullable String> row : source.rows("""
                SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.oid IN (%s) AND pg_catalog.row_security_active(c.oid) ORDER BY 1, 2""".formatted(selected.all()))) {
            findings.add(Finding.of(
                    CopyRules.ROW_SECURITY,
                    "a policy of " + relation(row) + " may hide rows of the source from the role that reads them"));
        }
        return findings;
    }

    private static boolean isRead(ColumnPlan column) {
        return column.treatment() instanceof Treatment.Copy || column.treatment() instanceof Treatment.Mask;
    }

    /** Return what the role that writes does not own or may not make. */
    static List<Finding> ofTarget(Query target, Selected selected) {
        List<Finding> findings = new ArrayList<>();
        // Tables that refer to selected ones lose their foreign keys for a moment, and get them again.
        for (List<@Nullable String> row : target.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT n.nspname, c.relname, pg_get_userbyid(c.relowner), c.oid IN (SELECT oid FROM picked)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE (c.oid IN (SELECT oid FROM picked)
                       OR c.oid IN (SELECT k.conrelid FROM pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0
                                    AND k.confrelid IN (SELECT oid FROM picked)))
                  AND NOT (pg_has_role(c.relowner, 'USAGE') AND has_schema_privilege(n.oid, 'USAGE'))
                ORDER BY 1, 2""".formatted(selected.all()))) {
            Relation table = relation(row);
            findings.add(Finding.of(
                            CopyRules.PRIVILEGE,
                            "the target's role does not own " + table
                                    + ("t".equals(row.get(3)) ? "" : ", which refers to tables that are copied"))
                    .withSuggestion("connect as " + row.get(2) + ", or GRANT "
                            + Relation.quoted(String.valueOf(row.get(2))) + " TO that role"));
        }
        for (List<@Nullable String> row : target.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT DISTINCT n.nspname, c.relname
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid IN (SELECT oid FROM picked)
                  AND NOT has_table_privilege(c.oid, 'REFERENCES')
                ORDER BY 1, 2""".formatted(selected.all()))) {
            Relation table = relation(row);
            findings.add(Finding.of(
                            CopyRules.PRIVILEGE,
                            "the target's role may not refer to " + table
                                    + ", which it must to add a foreign key again")
                    .withSuggestion("GRANT REFERENCES ON " + table.sql() + " TO that role"));
        }
        if (!"t".equals(target.value("""
                SELECT CASE WHEN to_regnamespace('confiture_sync') IS NULL
                            THEN has_database_privilege(current_database(), 'CREATE')
                            ELSE has_schema_privilege('confiture_sync', 'CREATE') AND has_schema_privilege('confiture_sync', 'USAGE')
                              AND NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = to_regnamespace('confiture_sync')
                                              AND c.relkind = 'r' AND NOT pg_has_role(c.relowner, 'USAGE')) END"""))) {
            findings.add(Finding.of(
                            CopyRules.PRIVILEGE,
                            "the target's role may not make the schema confiture_sync, where the run writes down what it has done,"
                                    + " or not use it because it is another role's")
                    .withSuggestion(
                            "GRANT CREATE ON DATABASE .. TO that role, or run as the role that owns the schema"));
        }
        return findings;
    }

    private static Relation relation(List<@Nullable String> row) {
        return new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
    }
}
