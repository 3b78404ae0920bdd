package io.confiture.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which tables got rows.
 *
 * @param tables the rows that are in, and the reasons where there are none
 * @param triggersOff the tables whose triggers would have refused the rows, and what they said
 */
public record Filled(List<TableRows> tables, Map<Relation, String> triggersOff) {
    public Filled {
        tables = List.copyOf(tables);
    }

    public static final Filled NOTHING = new Filled(List.of(), Map.of());

    /** Return how many rows were put in. */
    int rows() {
        return tables.stream().mapToInt(t -> t.rows().size()).sum();
    }

    /** Return the tables without rows. */
    public List<TableRows> empty() {
        return tables.stream().filter(t -> t.rows().isEmpty()).toList();
    }

    public Optional<TableRows> of(Relation relation) {
        return tables.stream()
                .filter(t -> t.table().relation().equals(relation))
                .findFirst();
    }
}
