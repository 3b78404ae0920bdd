package io.confiture.sync.check;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import io.confiture.rows.ColumnValues;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Knows the check constraints of tables, and which of them speak of one column alone. */
final class SingleChecks {

    private final Map<Relation, List<Named>> byTable = new HashMap<>();

    SingleChecks(CatalogSnapshot snapshot) {
        for (CatalogObject object : snapshot.objects()) {
            String definition = Objects.requireNonNullElse(object.property("definition"), "");
            if (object.id().kind() == ObjectKind.CONSTRAINT && definition.startsWith("CHECK")) {
                Relation owner = new Relation(
                        Objects.requireNonNullElse(object.id().schema(), ""),
                        Objects.requireNonNullElse(object.id().parent(), ""));
                byTable.computeIfAbsent(owner, o -> new ArrayList<>())
                        .add(new Named(object.id().name(), definition));
            }
        }
    }

    /** Return those about a column and nothing else. */
    List<Named> alone(Table table, String column) {
        return about(table, column, true);
    }

    /** Return those about a column and others. */
    List<Named> shared(Table table, String column) {
        return about(table, column, false);
    }

    private List<Named> about(Table table, String column, boolean alone) {
        return byTable.getOrDefault(table.relation(), List.of()).stream()
                .filter(c -> {
                    Set<String> named = ColumnValues.named(c.definition(), table);
                    return named.contains(column) && (named.size() == 1) == alone;
                })
                .toList();
    }

    /**
     * Is a check constraint.
     *
     * @param name its name
     * @param definition as PostgreSQL prints it
     */
    record Named(String name, String definition) {

        /** Return the expression, in parentheses. */
        String expression() {
            int end = definition.lastIndexOf(')');
            return definition.substring("CHECK".length(), end + 1).strip();
        }
    }
}
