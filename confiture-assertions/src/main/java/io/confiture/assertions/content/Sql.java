package io.confiture.assertions.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names and values as SQL. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Return a query without the semicolon that may end it. */
    static String withoutEnd(String query) {
        String stripped = query.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    /** Write a value; all but numbers and booleans as a text whose type the server finds out. */
    static String literal(Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return "(" + number.toPlainString() + ")";
        }
        boolean whole = value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
        if (whole) {
            return "(" + value + ")";
        }
        if (value instanceof Duration duration) {
            return interval(duration);
        }
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        String quoted = text.replace("'", "''");
        // Whatever standard_conforming_strings says.
        return quoted.indexOf('\\') < 0 ? "'" + quoted + "'" : "E'" + quoted.replace("\\", "\\\\") + "'";
    }

    static String literals(List<?> values) {
        return values.stream().map(Sql::literal).collect(Collectors.joining(", "));
    }

    /** Select values as texts {@code s0}, {@code s1}, .. */
    static String texts(List<String> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value + "::pg_catalog.text as s" + texts.size()));
        return String.join(", ", texts);
    }

    static String interval(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return "pg_catalog.make_interval(secs => " + seconds.toPlainString() + ")";
    }
}
