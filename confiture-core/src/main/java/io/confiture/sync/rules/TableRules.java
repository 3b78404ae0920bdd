package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one decision file says about one table.
 *
 * @param location where the table's name stands
 * @param schema the schema; {@code public} when the file names none
 * @param name the table, as PostgreSQL stores it
 * @param columns the decisions by column, in the order of the file
 * @param rows which rows are copied
 * @param withoutRows why the table is copied without its rows, or null when it is copied with them
 * @param expectedRows how many rows production has, when the file says so
 * @param original whether it is written in the shape of the original tool
 */
public record TableRules(
        SourceLocation location,
        String schema,
        String name,
        Map<String, Decision> columns,
        RowChoice rows,
        @Nullable String withoutRows,
        OptionalLong expectedRows,
        boolean original) {

    /** Copy the map. */
    public TableRules {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
