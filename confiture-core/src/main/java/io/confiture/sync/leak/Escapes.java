package io.confiture.sync.leak;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Undoes the ways of writing a character by several others. What is none of them stays as it is. */
final class Escapes {

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "commat", "@", "period", ".");

    private Escapes() {}

    /** Return the text with each way undone that it seems to use. */
    static List<View> undone(String text) {
        List<View> views = new ArrayList<>();
        if (text.indexOf('%') >= 0) {
            views.add(new View(Encoding.PERCENT, bytes(text, '%')));
        }
        if (text.indexOf('=') >= 0) {
            views.add(new View(Encoding.QUOTED_PRINTABLE, bytes(text, '=')));
        }
        if (text.indexOf('\\') >= 0) {
            views.add(new View(Encoding.ESCAPES, backslashes(text)));
        }
        if (text.indexOf('&') >= 0) {
            views.add(new View(Encoding.ENTITIES, entities(text)));
        }
        return views;
    }

    /** Undo a sign with two hexadecimal digits behind it; a sign at the end of a line goes with the line's end. */
    private static String bytes(String text, char sign) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, from)) {
            out.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            int value = hex(text, at + 1, 2);
            if (value >= 0) {
                out.write(value);
                from = at + 3;
            } else if (text.startsWith("\r\n", at + 1)) {
                from = at + 3;
            } else if (text.startsWith("\n", at + 1)) {
                from = at + 2;
            } else {
                out.write(sign);
                from = at + 1;
            }
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return Bytes.text(out.toByteArray());
    }

    /** Undo what JSON, C and the server write with backslashes; bytes become characters together. */
    private static String backslashes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', from)) {
            utf8(out, text.substring(from, at));
            char kind = text.charAt(at + 1);
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            int point = digits == 0 ? -1 : hex(text, at + 2, digits);
            from = at + 2;
            if (digits > 0 && Character.isValidCodePoint(point)) {
                from = at + 2 + digits + pair(out, text, at, point);
            } else if (kind == 'x' && hex(text, at + 2, 2) >= 0) {
                out.write(hex(text, at + 2, 2));
                from = at + 4;
            } else if (octal(text, at + 1) >= 0) {
                out.write(octal(text, at + 1));
                from = at + 4;
            } else {
                int control = "nrtbf".indexOf(kind);
                utf8(out, control < 0 ? String.valueOf(kind) : String.valueOf("\n\r\t\b\f".charAt(control)));
            }
        }
        utf8(out, text.substring(from));
        return Bytes.text(out.toByteArray());
    }

    /** Write a character, which may be half of one; returns how much of the text the other half takes. */
    private static int pair(ByteArrayOutputStream out, String text, int at, int point) {
        boolean half = point <= Character.MAX_VALUE && Character.isHighSurrogate((char) point);
        int other = half && text.startsWith("\\u", at + 6) ? hex(text, at + 8, 4) : -1;
        if (other >= 0) {
            utf8(out, new String(new char[] {(char) point, (char) other}));
            return 6;
        }
        utf8(out, Character.toString(point));
        return 0;
    }

    private static void utf8(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String entities(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            String name = end > i && end - i < 12 ? text.substring(i + 1, end) : "";
            String meant = name.startsWith("#") ? numbered(name) : ENTITIES.get(name);
            if (meant == null || meant.isEmpty()) {
                out.append(text.charAt(i));
            } else {
                out.append(meant);
                i = end;
            }
        }
        return out.toString();
    }

    private static String numbered(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hexadecimal ? 2 : 1);
        try {
            int value = Integer.parseInt(digits, hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(value) ? Character.toString(value) : "";
        } catch (NumberFormatException e) {
            // No reference after all, so that it stays as it stands.
            return "";
        }
    }

    private static int octal(String text, int from) {
        if (from + 3 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 3; i++) {
            int digit = Character.digit(text.charAt(i), 8);
            if (digit < 0) {
                return -1;
            }
            value = value * 8 + digit;
        }
        return value < 256 ? value : -1;
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
