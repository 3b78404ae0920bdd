package io.confiture.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Is a row to be put into a table.
 *
 * @param index its number among the rows that were planned for its table
 * @param values by column; a column that is missing gets its default
 * @param provoking the columns whose values are there to be stumbled over
 */
public record Row(int index, Map<String, @Nullable String> values, Set<String> provoking) {
    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        provoking = Collections.unmodifiableSet(new TreeSet<>(provoking));
    }
}
