package io.confiture.migration.dryrun;

import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.RelationName;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.postgres.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a database how large the tables are that a dry run touched. */
final class Sizes {

    private Sizes() {}

    static List<TableSize> of(List<DryRunStep> steps, Query target) {
        TreeSet<RelationName> names = new TreeSet<>();
        for (DryRunStep step : steps) {
            for (StatementTrace statement : step.statements()) {
                statement.locksOnExisting().stream().map(RelationLock::relation).forEach(names::add);
                names.addAll(statement.rewrites());
                names.addAll(statement.scans());
            }
        }
        return names.isEmpty() ? List.of() : ask(names, target);
    }

    private static List<TableSize> ask(TreeSet<RelationName> names, Query target) {
        String list = names.stream()
                .map(n -> "(" + Query.literal(n.schema()) + ", " + Query.literal(n.name()) + ")")
                .collect(Collectors.joining(", "));
        List<TableSize> sizes = new ArrayList<>();
        for (List<@Nullable String> row : target.rows("""
                SELECT n.nspname, c.relname, c.reltuples::pg_catalog.int8, pg_catalog.pg_total_relation_size(c.oid)
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'm', 'p') AND (n.nspname, c.relname) IN (%s) ORDER BY 1, 2""".formatted(list))) {
            sizes.add(new TableSize(
                    new RelationName(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                    Long.parseLong(String.valueOf(row.get(2))),
                    row.get(3) == null ? 0 : Long.parseLong(String.valueOf(row.get(3)))));
        }
        return sizes;
    }
}
