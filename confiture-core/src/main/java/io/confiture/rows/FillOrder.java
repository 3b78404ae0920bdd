package io.confiture.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts tables into an order in which what is referred to comes first; a circle is left where a key may be NULL. */
final class FillOrder {

    private final Tables tables;
    private final Set<Relation> wanted;
    private final List<Table> order = new ArrayList<>();
    private final Set<Relation> seen = new HashSet<>();
    private final Set<Relation> open = new HashSet<>();

    private FillOrder(Tables tables, Set<Relation> wanted) {
        this.tables = tables;
        this.wanted = wanted;
    }

    static List<Table> of(Tables tables, Set<Relation> wanted) {
        FillOrder order = new FillOrder(tables, wanted);
        wanted.forEach(order::visit);
        return order.order;
    }

    private void visit(Relation relation) {
        if (!wanted.contains(relation) || !seen.add(relation)) {
            return;
        }
        open.add(relation);
        Table table = tables.table(relation);
        for (Reference reference : table.references()) {
            Relation target = tables.root(reference.target());
            if (!table.optional(reference) || !needsOpen(target, new HashSet<>())) {
                visit(target);
            }
        }
        open.remove(relation);
        order.add(table);
    }

    /** Say whether a table must have rows of one that is not finished, so that it can only come after it. */
    private boolean needsOpen(Relation relation, Set<Relation> visited) {
        if (open.contains(relation)) {
            return true;
        }
        if (!wanted.contains(relation) || !visited.add(relation)) {
            return false;
        }
        Table table = tables.table(relation);
        return table.references().stream()
                .filter(r -> !table.optional(r))
                .anyMatch(r -> needsOpen(tables.root(r.target()), visited));
    }
}
