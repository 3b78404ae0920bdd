package io.confiture.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes what a table demands of its rows.
 *
 * @param relation what it is called
 * @param columns in their order
 * @param keys what must differ
 * @param references its foreign keys
 * @param checks the expressions of its check constraints
 * @param partitioned whether the rows go to partitions
 * @param places values that lead a row to a partition, a map for each; empty where any values do
 * @param triggers whether it has triggers of the user's
 */
public record Table(
        Relation relation,
        List<Column> columns,
        List<Key> keys,
        List<Reference> references,
        List<String> checks,
        boolean partitioned,
        List<Map<String, String>> places,
        boolean triggers) {
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        references = List.copyOf(references);
        checks = List.copyOf(checks);
        places = List.copyOf(places);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Return the columns that values can be given to. */
    List<Column> writable() {
        return columns.stream().filter(c -> !c.generated()).toList();
    }

    /** Return the columns of the primary key, or none. */
    public List<String> primaryKey() {
        return keys.stream().filter(Key::primary).findFirst().map(Key::columns).orElse(List.of());
    }

    /** Say whether a foreign key can be left out because one of its columns may be NULL. */
    boolean optional(Reference reference) {
        return reference.columns().stream()
                .anyMatch(c -> !column(c).map(Column::notNull).orElse(false));
    }
}
