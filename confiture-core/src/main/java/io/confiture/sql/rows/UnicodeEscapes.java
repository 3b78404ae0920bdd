package io.confiture.sql.rows;

import org.jspecify.annotations.Nullable;

/** Decodes {@code \0061} and {@code \+000061} of U&'' strings; null where PostgreSQL refuses the string. */
final class UnicodeEscapes {
    private UnicodeEscapes() {}

    static @Nullable String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\') {
                decoded.append(c);
                i++;
            } else if (text.startsWith("\\\\", i)) {
                decoded.append(c);
                i += 2;
            } else {
                boolean wide = text.startsWith("\\+", i);
                int from = wide ? i + 2 : i + 1;
                int to = from + (wide ? 6 : 4);
                int point = hex(text, from, to);
                if (point <= 0 || !Character.isValidCodePoint(point)) {
                    return null;
                }
                decoded.appendCodePoint(point);
                i = to;
            }
        }
        return decoded.toString();
    }

    private static int hex(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
