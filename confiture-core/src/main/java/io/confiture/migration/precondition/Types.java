package io.confiture.migration.precondition;

import java.util.Locale;
import java.util.Map;

/** Compares types as people write them with types as {@code format_type} writes them. */
final class Types {

    /** What CREATE TABLE takes for a type and stores as another one (PostgreSQL documentation, 8.1.4). */
    private static final Map<String, String> SERIALS = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    private Types() {}

    /** Return the type that the server can look up. */
    static String plain(String type) {
        return SERIALS.getOrDefault(type.strip().toLowerCase(Locale.ROOT), type);
    }

    /** Say whether what stands in parentheses is the same; an expectation without any takes every length and precision. */
    static boolean sameModifiers(String expected, String actual) {
        String wanted = modifiers(expected);
        if (wanted.isEmpty()) {
            return true;
        }
        String has = modifiers(actual);
        // numeric(10) is numeric(10,0).
        return has.equals(wanted) || has.equals(wanted.substring(0, wanted.length() - 1) + ",0)");
    }

    private static String modifiers(String type) {
        int open = type.indexOf('(');
        int close = type.indexOf(')', Math.max(open, 0));
        return open < 0 || close < 0
                ? ""
                : type.substring(open, close + 1).replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
