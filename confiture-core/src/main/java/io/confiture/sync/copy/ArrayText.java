package io.confiture.sync.copy;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Masks the elements of arrays in the server's text form, {@code {a,"b c",NULL}}, of any dimensions; bounds stay. Immutable.
 */
final class ArrayText {

    private final char delimiter;

    private ArrayText(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Make it for a type: only boxes have another delimiter than the comma. */
    static ArrayText of(String type) {
        return new ArrayText(type.equals("box[]") || type.equals("box") ? ';' : ',');
    }

    /**
     * Mask the elements that are not NULL.
     *
     * @throws MalformedArrayException when the text is no array
     */
    String mask(String array, Function<String, @Nullable String> masking) {
        StringBuilder out = new StringBuilder(array.length() + 16);
        int at = bounds(array);
        out.append(array, 0, at);
        int depth = 0;
        while (at < array.length()) {
            char c = array.charAt(at);
            if (c == '{') {
                depth++;
                out.append(c);
                at++;
            } else if (c == '}') {
                depth--;
                out.append(c);
                at++;
            } else if (c == delimiter) {
                out.append(c);
                at++;
            } else {
                at = element(array, at, masking, out);
            }
        }
        if (depth != 0 || array.isEmpty()) {
            throw new MalformedArrayException();
        }
        return out.toString();
    }

    /** Skip {@code [0:1][2:3]=}. */
    private static int bounds(String array) {
        if (array.startsWith("[")) {
            return array.indexOf('=') + 1;
        }
        return 0;
    }

    /** Mask the element that begins here, and return where it ends. */
    private int element(String array, int start, Function<String, @Nullable String> masking, StringBuilder out) {
        StringBuilder value = new StringBuilder();
        boolean quoted = array.charAt(start) == '"';
        int at = quoted ? start + 1 : start;
        while (at < array.length()) {
            char c = array.charAt(at);
            if (quoted ? c == '"' : c == delimiter || c == '}' || c == '{') {
                break;
            }
            if (c == '\\' && at + 1 < array.length()) {
                at++;
                c = array.charAt(at);
            }
            value.append(c);
            at++;
        }
        if (quoted) {
            if (at == array.length()) {
                throw new MalformedArrayException();
            }
            at++;
        }
        String element = value.toString();
        if (!quoted && element.equals("NULL")) {
            out.append(element);
        } else {
            append(masking.apply(element), out);
        }
        return at;
    }

    private static void append(@Nullable String masked, StringBuilder out) {
        if (masked == null) {
            out.append("NULL");
            return;
        }
        out.append('"');
        for (int i = 0; i < masked.length(); i++) {
            char c = masked.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    /** Says that a text is no array. */
    static final class MalformedArrayException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
