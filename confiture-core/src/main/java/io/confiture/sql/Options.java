package io.confiture.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds the options of a list such as {@code (concurrently, verbose off)} or {@code (connect = false)}. */
record Options(Map<String, String> values) {
    private static final Set<String> OFF = Set.of("off", "false", "0", "no", "'off'", "'false'", "'0'", "'no'");

    static Options none() {
        return new Options(Map.of());
    }

    /** Read the list that begins at the cursor, and leave the cursor after it. */
    static Options read(Cursor cursor) {
        Map<String, String> values = new HashMap<>();
        cursor.advance();
        while (!cursor.atEnd() && !cursor.at(TokenKind.RIGHT_PAREN)) {
            String name = cursor.token().name();
            StringBuilder value = new StringBuilder();
            cursor.advance();
            while (!cursor.atEnd() && !cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN)) {
                String text = cursor.token().text();
                value.append(text.equals("=") ? "" : text);
                cursor.advance();
            }
            values.put(name, value.toString().toLowerCase(Locale.ROOT));
            if (cursor.at(TokenKind.COMMA)) {
                cursor.advance();
            }
        }
        cursor.advance();
        return new Options(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Tell whether a value of a Boolean setting means off. */
    static boolean isOff(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean abbreviated = !lower.isEmpty() && ("false".startsWith(lower) || "no".startsWith(lower));
        return abbreviated || OFF.contains(lower) || lower.equals("of");
    }

    /** Tell whether an option is there and switched off. */
    boolean off(String name) {
        String value = values.get(name);
        return value != null && OFF.contains(value);
    }
}
