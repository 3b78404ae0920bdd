package io.confiture.migration.data;

import io.confiture.rows.Relation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the rows of some tables as text, as they were at one moment. */
record Image(Map<Relation, Rows> tables) {
    Image {
        tables = new TreeMap<>(tables);
    }

    /**
     * Holds the rows of a table, in no order.
     *
     * @param columns the columns, in the order of the values
     */
    record Rows(List<String> columns, List<List<@Nullable String>> values) {}
}
