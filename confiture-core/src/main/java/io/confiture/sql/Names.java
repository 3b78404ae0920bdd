package io.confiture.sql;

/** Reads the name that an identifier token stands for. */
final class Names {
    private Names() {}

    static String of(TokenKind kind, String text, int start, int end) {
        return switch (kind) {
            case IDENTIFIER -> fold(text.substring(start, end));
            case QUOTED_IDENTIFIER -> unquote(text, start + 1, end, '"');
            case UNICODE_IDENTIFIER -> decode(unquote(text, start + 3, end, '"'));
            default -> text.substring(start, end);
        };
    }

    /** Return the length of what opens a quoted token, 0 for others. */
    static int opening(TokenKind kind, String text, int start) {
        return switch (kind) {
            case STRING, QUOTED_IDENTIFIER -> 1;
            case ESCAPE_STRING -> text.charAt(start) == '\'' ? 1 : 2;
            case NATIONAL_STRING, BIT_STRING, HEX_STRING -> 2;
            case UNICODE_STRING, UNICODE_IDENTIFIER -> 3;
            case DOLLAR_STRING -> text.indexOf('$', start + 1) + 1 - start;
            default -> 0;
        };
    }

    /** Return the length of what closes a quoted token, 0 for others. */
    static int closing(TokenKind kind, String text, int start) {
        int opening = opening(kind, text, start);
        return kind == TokenKind.DOLLAR_STRING || opening == 0 ? opening : 1;
    }

    /** Fold ASCII letters only: what the server does in UTF-8 (downcase_identifier in scansup.c). */
    private static String fold(String name) {
        char[] chars = name.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] += 32;
            }
        }
        return new String(chars);
    }

    private static String unquote(String text, int from, int end, char quote) {
        boolean closed = end > from && text.charAt(end - 1) == quote;
        String twice = String.valueOf(quote).repeat(2);
        return text.substring(from, closed ? end - 1 : end).replace(twice, String.valueOf(quote));
    }

    /** Decode {@code \0061} and {@code \+000061}; a clause UESCAPE with another sign is a token of its own and not seen. */
    private static String decode(String name) {
        StringBuilder decoded = new StringBuilder(name.length());
        int i = 0;
        while (i < name.length()) {
            char c = name.charAt(i);
            boolean wide = name.startsWith("\\+", i);
            int from = wide ? i + 2 : i + 1;
            int codePoint = c == '\\' ? hex(name, from, wide ? 6 : 4) : -1;
            if (codePoint >= 0) {
                decoded.appendCodePoint(codePoint);
                i = from + (wide ? 6 : 4);
            } else {
                decoded.append(c);
                i += name.startsWith("\\\\", i) ? 2 : 1;
            }
        }
        return decoded.toString();
    }

    private static int hex(String name, int from, int digits) {
        if (from + digits > name.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(name.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return Character.isValidCodePoint(value) ? value : -1;
    }
}
