package io.confiture.rows;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Describes how one partitioned table sends rows on to its partitions.
 *
 * @param relation the partitioned table, which may be a partition itself
 * @param key as PostgreSQL prints it: {@code RANGE (created_at)}
 * @param columns the columns of the key in their order; empty when it has an expression
 * @param bounds those of its partitions, as PostgreSQL prints them
 */
public record PartitionLevel(Relation relation, String key, List<String> columns, List<String> bounds) {

    /** Copy the lists. */
    public PartitionLevel {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
    }

    /** Return all levels of a table, the table itself first; none for one that is not partitioned. */
    public static List<PartitionLevel> of(CatalogSnapshot snapshot, Tables tables, Relation root) {
        List<PartitionLevel> levels = new ArrayList<>();
        List<CatalogObject> all = snapshot.objects().stream()
                .filter(o -> o.id().kind() == ObjectKind.TABLE)
                .toList();
        for (CatalogObject object : all) {
            String key = object.property("partition by");
            Relation relation = relation(object);
            if (key != null && tables.root(relation).equals(root)) {
                List<String> columns = tables.table(relation).columns().stream()
                        .map(Column::name)
                        .toList();
                PartitionLevel level =
                        new PartitionLevel(relation, key, Definition.partitionKey(key, columns), bounds(all, relation));
                levels.add(relation.equals(root) ? 0 : levels.size(), level);
            }
        }
        return levels;
    }

    private static List<String> bounds(List<CatalogObject> all, Relation parent) {
        return all.stream()
                .filter(o -> o.property("partition of") != null)
                .filter(o -> Tables.relation(Objects.requireNonNull(o.property("partition of")))
                        .equals(parent))
                .map(o -> Objects.requireNonNullElse(o.property("partition bound"), ""))
                .toList();
    }

    private static Relation relation(CatalogObject table) {
        return new Relation(
                Objects.requireNonNullElse(table.id().schema(), ""), table.id().name());
    }
}
