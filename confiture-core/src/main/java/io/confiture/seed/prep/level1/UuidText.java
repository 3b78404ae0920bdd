package io.confiture.seed.prep.level1;

/**
 * Knows which texts PostgreSQL takes for a uuid ({@code string_to_uuid} in uuid.c): 32 hexadecimal digits of any case, a
 * hyphen after any group of four of them, all in braces or not, and nothing else, not even blanks.
 */
final class UuidText {
    private static final int DIGITS = 32;

    private UuidText() {}

    /** Return what is wrong with a text, as the rest of a sentence that begins with the value; empty if it is a uuid. */
    static String trouble(String text) {
        boolean braces = text.startsWith("{");
        int i = braces ? 1 : 0;
        int digits = 0;
        while (digits < DIGITS) {
            if (i == text.length()) {
                return "ends after " + digits + " of 32 hexadecimal digits";
            }
            char c = text.charAt(i);
            if (hex(c)) {
                digits++;
            } else if (c != '-' || digits == 0 || digits % 4 != 0 || text.charAt(i - 1) == '-') {
                return "has " + shown(text, i) + " where a hexadecimal digit belongs";
            }
            i++;
        }
        if (braces) {
            if (!text.startsWith("}", i)) {
                return "opens a brace and does not close it";
            }
            i++;
        }
        return i == text.length() ? "" : "has something behind its 32 digits";
    }

    private static boolean hex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static String shown(String text, int at) {
        int point = text.codePointAt(at);
        return Character.isLetterOrDigit(point) || (point > ' ' && point < 127)
                ? "'" + Character.toString(point) + "'"
                : String.format("U+%04X", point);
    }
}
