package io.confiture.assertions.query;

import java.util.Collection;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes arrays as PostgreSQL reads them from a quoted constant: {@code {"a","b",NULL}}. */
final class ArrayLiteral {
    private ArrayLiteral() {}

    static String of(Collection<?> elements) {
        StringJoiner joined = new StringJoiner(",", "{", "}");
        elements.forEach(element -> joined.add(element(element)));
        return joined.toString();
    }

    private static String element(@Nullable Object element) {
        if (element == null) {
            return "NULL";
        }
        if (element instanceof Collection<?> inner) {
            return of(inner);
        }
        String text = element instanceof Enum<?> constant ? constant.name() : element.toString();
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
