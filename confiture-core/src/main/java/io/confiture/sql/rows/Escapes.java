package io.confiture.sql.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the backslash escapes of E'' strings and of COPY's text format.
 *
 * <p>Both know {@code \b \f \n \r \t \v}, one to three octal digits and one or two hexadecimal ones; these two name bytes
 * and not characters, so that {@code \xC3\xA9} is one letter. E'' strings also know {@code \}{@code uXXXX}. Any other
 * character stands for itself.
 */
final class Escapes {
    private static final String NAMES = "bfnrtv";
    private static final String SIGNS = "\b\f\n\r\t\u000B";

    private final String text;
    private final int to;
    private final boolean unicode;
    private final StringBuilder decoded;
    private byte[] bytes = new byte[0];
    private int at;
    private boolean wrong;

    private Escapes(String text, int from, int to, boolean unicode) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.unicode = unicode;
        this.decoded = new StringBuilder(to - from);
    }

    /** Decode the inside of an E'' string; null if PostgreSQL refuses it. */
    static @Nullable String decode(String text) {
        return text.indexOf('\\') < 0 ? text : new Escapes(text, 0, text.length(), true).run();
    }

    /** Decode a field of COPY's text format; null if the bytes are no UTF-8. */
    static @Nullable String ofCopy(String text, int from, int to) {
        return new Escapes(text, from, to, false).run();
    }

    private @Nullable String run() {
        while (at < to) {
            char c = text.charAt(at++);
            if (c != '\\' || at == to) {
                character(c);
            } else {
                escape(text.charAt(at++));
            }
        }
        flush();
        return wrong ? null : decoded.toString();
    }

    private void escape(char c) {
        int name = NAMES.indexOf(c);
        if (name >= 0) {
            character(SIGNS.charAt(name));
        } else if (c >= '0' && c <= '7') {
            at--;
            sign(digits(8, 3));
        } else if (c == 'x' && at < to && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128) {
            sign(digits(16, 2));
        } else if (unicode && (c == 'u' || c == 'U')) {
            int from = at;
            int width = c == 'u' ? 4 : 8;
            int point = digits(16, width);
            wrong |= at - from != width || point <= 0 || !Character.isValidCodePoint(point);
            if (!wrong) {
                flush();
                decoded.appendCodePoint(point);
            }
        } else {
            character(c);
        }
    }

    private int digits(int radix, int most) {
        int value = 0;
        int last = Math.min(to, at + most);
        while (at < last && text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
        }
        return value;
    }

    private void sign(int value) {
        int one = value & 0xFF;
        wrong |= one == 0;
        if (one < 128) {
            character((char) one);
        } else {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = (byte) one;
        }
    }

    private void character(char c) {
        flush();
        decoded.append(c);
    }

    /** Turn the bytes that were named one by one into characters. */
    private void flush() {
        if (bytes.length == 0) {
            return;
        }
        try {
            decoded.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException e) {
            wrong = true;
        }
        bytes = new byte[0];
    }
}
