package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/** Reads one array in the server's text form, and writes it again with other elements. Used once. */
final class ArrayText {

    /** How deep the server nests. */
    private static final int DIMENSIONS = 6;

    private final String text;
    private final char delimiter;
    private final StringBuilder out = new StringBuilder();
    private int at;

    ArrayText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    String mapped(ArrayMasking.Element element) {
        if (text.startsWith("[")) {
            bounds();
        }
        list(element, 1);
        if (at != text.length()) {
            throw broken();
        }
        return out.toString();
    }

    /** Copy bounds, {@code [0:2]=}, which the server prints where they do not begin with 1. */
    private void bounds() {
        int end = text.indexOf('=');
        if (end < 0) {
            throw broken();
        }
        for (int i = 0; i < end; i++) {
            if ("[]:-+0123456789".indexOf(text.charAt(i)) < 0) {
                throw broken();
            }
        }
        out.append(text, 0, end + 1);
        at = end + 1;
    }

    private void list(ArrayMasking.Element element, int depth) {
        if (depth > DIMENSIONS) {
            throw broken();
        }
        take('{');
        if (peek() == '}') {
            take('}');
            return;
        }
        while (true) {
            if (peek() == '{') {
                list(element, depth + 1);
            } else {
                write(read(element));
            }
            if (peek() != delimiter) {
                take('}');
                return;
            }
            take(delimiter);
        }
    }

    private @Nullable String read(ArrayMasking.Element element) {
        boolean quoted = peek() == '"';
        StringBuilder value = new StringBuilder();
        if (quoted) {
            at++;
        }
        while (quoted ? peek() != '"' : peek() != delimiter && peek() != '}') {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                peek();
            } else if (!quoted && (c == '{' || c == '"')) {
                throw broken();
            }
            value.append(text.charAt(at++));
        }
        if (quoted) {
            at++;
        } else if (value.isEmpty()) {
            throw broken();
        } else if (value.toString().equalsIgnoreCase("NULL")) {
            return null;
        }
        return element.mapped(value.toString());
    }

    private void write(@Nullable String element) {
        if (element == null) {
            out.append("NULL");
        } else if (plain(element)) {
            out.append(element);
        } else {
            out.append('"');
            for (int i = 0; i < element.length(); i++) {
                char c = element.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
            out.append('"');
        }
    }

    private boolean plain(String element) {
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            if (c == '"' || c == '\\' || c == '{' || c == '}' || c == delimiter || c <= ' ' || c > '~') {
                return false;
            }
        }
        return !element.isEmpty() && !element.equalsIgnoreCase("NULL");
    }

    private char peek() {
        if (at >= text.length()) {
            throw broken();
        }
        return text.charAt(at);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw broken();
        }
        out.append(expected);
        at++;
    }

    private static MaskingException broken() {
        return new MaskingException("the value is no array as the server writes one");
    }
}
