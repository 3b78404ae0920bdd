package io.confiture.assertions.content;

import io.confiture.assertions.query.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Is a row of a table at one time.
 *
 * @param texts what the server prints for its values, by column: by these rows are compared
 * @param values the same as values of Java
 */
record HeldRow(Map<String, @Nullable String> texts, Map<String, @Nullable Object> values) {
    private static final int LONG = 60;

    List<@Nullable String> texts(List<String> columns) {
        List<@Nullable String> chosen = new ArrayList<>();
        columns.forEach(column -> chosen.add(texts.get(column)));
        return chosen;
    }

    Row row(List<String> columns) {
        return Row.row(columns.stream().map(values::get).toArray());
    }

    /** Return the row for people: {@code id=1, email=a@b.c}. */
    String show(List<String> columns) {
        StringJoiner shown = new StringJoiner(", ");
        columns.forEach(column -> shown.add(column + "=" + show(column)));
        return shown.toString();
    }

    String show(String column) {
        String text = texts.get(column);
        if (text == null || text.isEmpty()) {
            return text == null ? "NULL" : "''";
        }
        return (text.length() > LONG ? text.substring(0, LONG) + "..." : text).replace("\n", "\\n");
    }
}
