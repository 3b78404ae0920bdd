package io.confiture.sync.plan;

import io.confiture.rows.Reference;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.rules.ColumnName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Knows the foreign keys between tables; those of partitions belong to the tables that they are partitions of. */
final class ForeignKeys {

    /**
     * Is one foreign key.
     *
     * @param from the referencing columns
     * @param target the referenced table
     * @param to the referenced columns, in the order of {@code from}
     */
    record ForeignKey(Relation table, List<ColumnName> from, Relation target, List<ColumnName> to) {}

    private final Set<ForeignKey> all = new LinkedHashSet<>();

    ForeignKeys(Tables tables) {
        for (Relation relation : new TreeSet<>(tables.relations())) {
            Relation table = tables.root(relation);
            for (Reference reference : tables.table(relation).references()) {
                Relation target = tables.root(reference.target());
                all.add(new ForeignKey(
                        table, names(table, reference.columns()), target, names(target, reference.targetColumns())));
            }
        }
    }

    private static List<ColumnName> names(Relation relation, List<String> columns) {
        return columns.stream().map(c -> name(relation, c)).toList();
    }

    static ColumnName name(Relation relation, String column) {
        return new ColumnName(relation.schema(), relation.name(), column);
    }

    static Relation relation(ColumnName name) {
        return new Relation(name.schema(), name.table());
    }

    List<ForeignKey> all() {
        return new ArrayList<>(all);
    }
}
