package io.confiture.sync.plan;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sql.Lexer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Knows which columns decide into which partition a row goes, on any level. */
final class PartitionKeys {

    private final Map<Relation, Set<String>> columns = new HashMap<>();

    PartitionKeys(CatalogSnapshot snapshot, Tables tables) {
        for (CatalogObject object : snapshot.objects()) {
            String key = object.property("partition by");
            Relation relation = new Relation(
                    Objects.requireNonNullElse(object.id().schema(), ""),
                    object.id().name());
            if (object.id().kind() == ObjectKind.TABLE && key != null && tables.has(relation)) {
                Relation root = tables.root(relation);
                List<String> names =
                        tables.table(root).columns().stream().map(Column::name).toList();
                Lexer lexer = Lexer.of(key);
                while (lexer.nextSignificant()) {
                    if (lexer.kind().identifier() && names.contains(lexer.name())) {
                        columns.computeIfAbsent(root, r -> new TreeSet<>()).add(lexer.name());
                    }
                }
            }
        }
    }

    /** Say of each column of a key that is not copied that its rows may go elsewhere, or nowhere. */
    void tell(TablePlan plan, Resolved resolved, PlanFindings findings) {
        Set<String> key = columns.getOrDefault(plan.relation(), Set.of());
        for (ColumnPlan column : plan.columns()) {
            if (key.contains(column.name()) && !(column.treatment() instanceof Treatment.Copy)) {
                resolved.find(ForeignKeys.name(plan.relation(), column.name()))
                        .ifPresent(decision -> findings.note(
                                plan.relation() + "." + column.name()
                                        + " decides about partitions and is not kept: rows may go to others, or find none",
                                decision.location(),
                                null));
            }
        }
    }
}
