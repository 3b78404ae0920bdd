package io.confiture.sql.query;

/**
 * Holds one backslash escape of an E'' string.
 *
 * @param codePoint what it stands for; bytes above 127 ({@code \x}, octal) are taken as code points, since no keyword or
 *     quote can hide there
 * @param end the offset after it
 */
record Escape(int codePoint, int end) {

    static Escape at(String text, int backslash, int limit) {
        char c = text.charAt(backslash + 1);
        int after = backslash + 2;
        return switch (c) {
            case 'b' -> new Escape('\b', after);
            case 'f' -> new Escape('\f', after);
            case 'n' -> new Escape('\n', after);
            case 'r' -> new Escape('\r', after);
            case 't' -> new Escape('\t', after);
            case 'x' -> digits(text, after, limit, 16, 2, 'x');
            case 'u' -> digits(text, after, limit, 16, 4, 'u');
            case 'U' -> digits(text, after, limit, 16, 8, 'U');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(text, backslash + 1, limit, 8, 3, c);
            default -> {
                int codePoint = text.codePointAt(backslash + 1);
                yield new Escape(codePoint, backslash + 1 + Character.charCount(codePoint));
            }
        };
    }

    private static Escape digits(String text, int from, int limit, int radix, int most, char otherwise) {
        int value = 0;
        int i = from;
        while (i < limit && i < from + most && Character.digit(text.charAt(i), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(i), radix);
            i++;
        }
        return i == from || !Character.isValidCodePoint(value)
                ? new Escape(otherwise, Math.max(i, from))
                : new Escape(value, i);
    }
}
