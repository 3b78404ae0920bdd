package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is one way in which a statement writes the final table.
 *
 * @param step the statement
 * @param insert whether it makes rows; else it changes rows that are there
 * @param columns the columns that it gives a value to, in order; null when that is not known
 * @param values their values; one that is not known is missing
 * @param row the id of the prep row that each written row is of; null when that is not known
 * @param onlyNull the references of prep rows that are known to be NULL where this runs, by the condition
 * @param span where it stands
 */
record Write(
        Step step,
        boolean insert,
        @Nullable List<String> columns,
        Map<String, Value> values,
        @Nullable Origin row,
        List<String> onlyNull,
        Span span) {

    boolean assigns(String column) {
        return columns == null || columns.contains(column);
    }
}
