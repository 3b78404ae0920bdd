package io.confiture.sql.rows;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/** Decodes string constants of all notations as PostgreSQL does. */
public final class StringConstants {
    private StringConstants() {}

    /**
     * Decode the string where the lexer stands.
     *
     * @return null if it is no string, is not closed, or PostgreSQL would refuse it
     */
    public static @Nullable String decode(Lexer token) {
        if (!token.terminated()) {
            return null;
        }
        String text = token.source();
        int from = token.contentStart();
        int to = token.contentEnd();
        return switch (token.kind()) {
            case DOLLAR_STRING -> text.substring(from, to);
            case STRING, NATIONAL_STRING -> plain(text, from, to);
            case ESCAPE_STRING -> Escapes.decode(join(text, from, to, true));
            case UNICODE_STRING -> UnicodeEscapes.decode(plain(text, from, to));
            default -> null;
        };
    }

    /** Tell whether {@link #decode} knows this sort of token. B'' and X'' are bit strings. */
    static boolean decodes(TokenKind kind) {
        return kind.string() && kind != TokenKind.BIT_STRING && kind != TokenKind.HEX_STRING;
    }

    private static String plain(String text, int from, int to) {
        int quote = text.indexOf('\'', from);
        return quote < 0 || quote >= to ? text.substring(from, to) : join(text, from, to, false);
    }

    /** Undouble quotes and leave out what lies between the parts of a string that goes on in another line. */
    private static String join(String text, int from, int to, boolean escapes) {
        StringBuilder joined = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (escapes && c == '\\' && i + 1 < to) {
                // Kept for the decoding of escapes, which also undoes an escaped quote.
                joined.append(c).append(text.charAt(i + 1));
                i += 2;
            } else if (c != '\'') {
                joined.append(c);
                i++;
            } else if (i + 1 < to && text.charAt(i + 1) == '\'') {
                joined.append('\'');
                i += 2;
            } else {
                i = nextPart(text, i + 1, to);
            }
        }
        return joined.toString();
    }

    /** Return the offset after the quote that opens the next part. Only blanks and comments lie between, or it were no part. */
    private static int nextPart(String text, int from, int to) {
        Lexer between = Lexer.of(text, from, to);
        while (between.next() && !between.kind().significant()) {
            continue;
        }
        return Math.min(to, between.start() + 1);
    }
}
