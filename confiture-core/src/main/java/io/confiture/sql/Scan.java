package io.confiture.sql;

/**
 * Finds where one token ends: the character rules of PostgreSQL's {@code scan.l}, without state.
 *
 * <p>All methods take the text, an offset and the offset where the text counts as ended. Those for quoted things return
 * the offset after the closing sign, or -1 when there is none.
 */
final class Scan {
    static final byte OTHER = 0;
    static final byte SPACE = 1;
    static final byte LETTER = 2;
    static final byte DIGIT = 3;
    static final byte OPERATOR = 4;
    static final byte[] CLASSES = classes();

    private Scan() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c : new char[] {' ', '\t', '\n', '\r', '\f', 0x0B}) {
            classes[c] = SPACE;
        }
        for (int c = 'a'; c <= 'z'; c++) {
            classes[c] = LETTER;
            classes[c - 32] = LETTER;
        }
        classes['_'] = LETTER;
        for (int c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT;
        }
        for (char c : "~!@#^&|`?+-*/%<>=".toCharArray()) {
            classes[c] = OPERATOR;
        }
        return classes;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean space(char c) {
        return c < 128 && CLASSES[c] == SPACE;
    }

    private static boolean identifierStart(char c) {
        return c >= 128 || CLASSES[c] == LETTER;
    }

    private static boolean identifierPart(char c) {
        return c >= 128 || CLASSES[c] == LETTER || CLASSES[c] == DIGIT || c == '$';
    }

    static int identifier(String text, int from, int stop) {
        int i = from;
        while (i < stop && identifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int blanks(String text, int from, int stop) {
        int i = from;
        while (i < stop && space(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int lineEnd(String text, int from, int stop) {
        int i = from;
        while (i < stop && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    static int blockComment(String text, int from, int stop) {
        int depth = 1;
        int i = from;
        while (i < stop - 1) {
            char c = text.charAt(i);
            if (c == '*' && text.charAt(i + 1) == '/') {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else if (c == '/' && text.charAt(i + 1) == '*') {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** Find the end of an operator: before a comment, and without a trailing + or - if it is of SQL's own signs only. */
    static int operator(String text, int from, int stop) {
        int i = from;
        boolean special = false;
        while (i < stop) {
            char c = text.charAt(i);
            if (c >= 128 || CLASSES[c] != OPERATOR) {
                break;
            }
            if (i > from && i + 1 < stop && opensComment(c, text.charAt(i + 1))) {
                break;
            }
            i++;
        }
        int last = i - 1;
        if (last == from || !plusOrMinus(text.charAt(last))) {
            return i;
        }
        for (int j = last - 1; j >= from && !special; j--) {
            special = "~!@#^&|`?%".indexOf(text.charAt(j)) >= 0;
        }
        while (!special && i - 1 > from && plusOrMinus(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean opensComment(char c, char next) {
        return (c == '-' && next == '-') || (c == '/' && next == '*');
    }

    private static boolean plusOrMinus(char c) {
        return c == '+' || c == '-';
    }

    /**
     * Find the end of a number. Letters right behind it count as part of it: PostgreSQL 15 and later call that junk, and
     * 16 knows {@code 0x1F} and {@code 1_000}; only 14 would read a number and a name.
     */
    static int number(String text, int from, int stop) {
        int i = digits(text, from, stop);
        if (i < stop && text.charAt(i) == '.' && !(i > from && i + 1 < stop && text.charAt(i + 1) == '.')) {
            i = digits(text, i + 1, stop);
        }
        if (i < stop && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int j = i + 1 < stop && plusOrMinus(text.charAt(i + 1)) ? i + 2 : i + 1;
            if (j < stop && digit(text.charAt(j))) {
                i = digits(text, j, stop);
            }
        }
        return junk(text, i, stop);
    }

    /** Find the end of a parameter such as {@code $1} that begins at {@code from}. */
    static int parameter(String text, int from, int stop) {
        return junk(text, digits(text, from + 1, stop), stop);
    }

    private static int junk(String text, int from, int stop) {
        return from < stop && identifierStart(text.charAt(from)) ? identifier(text, from, stop) : from;
    }

    private static int digits(String text, int from, int stop) {
        int i = from;
        while (i < stop && digit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Return the offset after {@code $tag$} that begins at {@code from}, or -1 if no dollar quote begins there. */
    static int dollarTag(String text, int from, int stop) {
        int i = from + 1;
        while (i < stop) {
            char c = text.charAt(i);
            if (c == '$') {
                return i + 1;
            } else if (!(i == from + 1 ? identifierStart(c) : identifierPart(c))) {
                return -1;
            }
            i++;
        }
        return -1;
    }

    static int dollarQuote(String text, int from, int tagEnd, int stop) {
        int length = tagEnd - from;
        int found = text.indexOf(length == 2 ? "$$" : text.substring(from, tagEnd), tagEnd);
        return found < 0 || found + length > stop ? -1 : found + length;
    }

    /** Find the end of quoted text in which the doubled quote stands for itself. */
    static int doubled(String text, char quote, int from, int stop) {
        int i = from;
        while (true) {
            int found = text.indexOf(quote, i);
            if (found < 0 || found >= stop) {
                return -1;
            }
            if (found + 1 >= stop || text.charAt(found + 1) != quote) {
                return found + 1;
            }
            i = found + 2;
        }
    }

    /** Find the end of B'' and X'', which know no doubled quote. */
    static int single(String text, int from, int stop) {
        int found = text.indexOf('\'', from);
        return found < 0 || found >= stop ? -1 : found + 1;
    }

    /** Find the end of a string in which a backslash takes the next character with it. */
    static int escaped(String text, int from, int stop) {
        int i = from;
        while (i < stop) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (i + 1 < stop && text.charAt(i + 1) == '\'') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    /** Return the offset after the quote that continues a string which ended at {@code from}, or -1. */
    static int continuation(String text, int from, int stop) {
        boolean newline = false;
        int i = from;
        while (i < stop) {
            char c = text.charAt(i);
            if (c == '\'') {
                return newline ? i + 1 : -1;
            } else if (c == '-' && i + 1 < stop && text.charAt(i + 1) == '-') {
                i = lineEnd(text, i + 2, stop);
            } else if (space(c)) {
                newline |= c == '\n' || c == '\r';
                i++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    /** Tell whether {@link #continuation} comes to an answer before the text ends. */
    static boolean continuationDecided(String text, int from, int stop) {
        int i = from;
        while (i < stop) {
            char c = text.charAt(i);
            if (space(c)) {
                i++;
            } else if (c == '-' && i + 1 < stop && text.charAt(i + 1) == '-') {
                i = lineEnd(text, i + 2, stop);
            } else {
                // A single - at the end may be the beginning of a comment.
                return i + 1 < stop;
            }
        }
        return false;
    }

    /** Return the offset after the signs of operators that begin at an offset, comments or not. */
    static int operatorSigns(String text, int from, int stop) {
        int i = from;
        while (i < stop && text.charAt(i) < 128 && CLASSES[text.charAt(i)] == OPERATOR) {
            i++;
        }
        return i;
    }

    /** Tell whether a string has a backslash; {@code to} is -1 when nothing closes it. */
    static boolean hasBackslash(String text, int from, int to, int stop) {
        // No indexOf: without any backslash in the file, that would read on to its end for every string.
        int end = to < 0 ? stop : to;
        int i = from;
        while (i < end && text.charAt(i) != '\\') {
            i++;
        }
        return i < end;
    }
}
