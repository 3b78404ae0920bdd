package io.confiture.assertions.source;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds one row that the server answered to one of our questions, by column name. Will not be modified. */
public final class Answer {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Answer(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), value(row.getObject(i)));
        }
    }

    private static @Nullable Object value(@Nullable Object object) throws SQLException {
        if (!(object instanceof Array array)) {
            return object;
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            texts.add(element == null ? null : element.toString());
        }
        return texts;
    }

    /** Return a value as text, or null where it is NULL. */
    public @Nullable String text(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /** Return a boolean value; NULL is false. */
    public boolean flag(String column) {
        return Boolean.TRUE.equals(get(column));
    }

    /** Return a whole number; NULL is 0. */
    public long number(String column) {
        Object value = get(column);
        return value == null ? 0 : ((Number) value).longValue();
    }

    /** Return the elements of an array as text; NULL is the empty list. */
    @SuppressWarnings("unchecked") // value(Object) makes no other lists
    public List<@Nullable String> texts(String column) {
        Object value = get(column);
        return value == null ? List.of() : (List<@Nullable String>) value;
    }

    private @Nullable Object get(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("the answer has no column " + column + ", but " + values.keySet());
        }
        return values.get(column);
    }
}
