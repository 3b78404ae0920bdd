package io.confiture.seed.lint;

import io.confiture.seed.lint.KeySet.Key;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the values of some columns out of the rows of one load. */
final class RowKeys {

    private final TableDefinition table;
    private final UnaryOperator<TypeName> baseType;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Prepare for a load.
     *
     * @param columns the columns that the values of a row are for, in order
     */
    RowKeys(TableDefinition table, List<String> columns, UnaryOperator<TypeName> baseType) {
        this.table = table;
        this.baseType = baseType;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
    }

    /** Tell whether the load has values for a column. */
    boolean has(String column) {
        return places.containsKey(column);
    }

    /** Return the value for a column, or null if the row has none. */
    @Nullable
    Value value(Row row, String column) {
        Integer place = places.get(column);
        return place == null || place >= row.values().size()
                ? null
                : row.values().get(place);
    }

    /** Tell whether a row has NULL in a column: written, or for want of a value and a default. */
    boolean isNull(Row row, ColumnDefinition column) {
        Value value = value(row, column.name());
        return value == null || value.is(Value.Kind.DEFAULT)
                ? !column.hasDefault() && !column.generatedAlways()
                : value.is(Value.Kind.NULL);
    }

    /** Tell whether a row has NULL in one of some columns. */
    boolean anyNull(Row row, List<String> columns) {
        return columns.stream()
                .anyMatch(c -> table.column(c).map(d -> isNull(row, d)).orElse(false));
    }

    /**
     * Return the values of some columns as one.
     *
     * @return null if only the server knows one of them
     */
    @Nullable
    Key key(Row row, List<String> columns) {
        StringBuilder text = new StringBuilder();
        boolean exact = true;
        for (String name : columns) {
            ColumnDefinition column = table.column(name).orElse(null);
            if (column == null) {
                return null;
            }
            if (isNull(row, column)) {
                text.append("N\0");
                continue;
            }
            Value value = value(row, name);
            KeyText part = value == null ? null : KeyText.of(value, baseType.apply(column.type()));
            if (part == null) {
                return null;
            }
            text.append('V').append(part.text()).append('\0');
            exact &= part.exact();
        }
        return new Key(text.toString(), exact);
    }
}
