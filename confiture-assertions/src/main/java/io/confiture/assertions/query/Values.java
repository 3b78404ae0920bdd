package io.confiture.assertions.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Keeps values of rows from being modified, and writes them into messages. */
final class Values {
    private Values() {}

    /** Return a value that nobody can modify: arrays as lists, of the rest that is mutable a copy. */
    @SuppressWarnings("JavaUtilDate") // tests may have such values
    static @Nullable Object freeze(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof Date date) {
            return date.clone();
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Iterable<?> elements && !(value instanceof JsonNode)) {
            List<@Nullable Object> frozen = new ArrayList<>();
            elements.forEach(element -> frozen.add(freeze(element)));
            return Collections.unmodifiableList(frozen);
        }
        if (value != null && value.getClass().isArray()) {
            List<@Nullable Object> frozen = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                frozen.add(freeze(Array.get(value, i)));
            }
            return Collections.unmodifiableList(frozen);
        }
        return value;
    }

    /** Write a value: texts in quotes, bytes as PostgreSQL does. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return quoted(value.toString());
        }
        if (value instanceof List<?> elements) {
            StringJoiner joined = new StringJoiner(", ", "[", "]");
            elements.forEach(element -> joined.add(text(element)));
            return joined.toString();
        }
        return value.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                default -> quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
