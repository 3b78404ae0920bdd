package io.confiture.sql.query;

import io.confiture.sql.SqlSource;
import io.confiture.sql.TokenKind;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a text as PostgreSQL reads it, and for each of its characters the place in the file. */
final class SqlText {
    private final SqlSource source;
    private final String text;
    private final int @Nullable [] origins;

    /** Hold the part of a text that lies inside of a string. */
    record Inner(SqlText text, int from, int to) {}

    SqlText(SqlSource source, String text, int @Nullable [] origins) {
        this.source = source;
        this.text = text;
        this.origins = origins;
    }

    SqlSource source() {
        return source;
    }

    String text() {
        return text;
    }

    /** Return the offset in the file of a character; of the end when there is no such character. */
    int origin(int offset) {
        if (origins == null) {
            return offset;
        }
        return origins.length == 0 ? 0 : origins[Math.max(0, Math.min(offset, origins.length - 1))];
    }

    /** Read what a string token says; empty when its notation is not followed. */
    Optional<Inner> content(TokenKind kind, int start, int end) {
        return switch (kind) {
            case DOLLAR_STRING -> {
                int tag = text.indexOf('$', start + 1) + 1 - start;
                yield Optional.of(new Inner(this, start + tag, Math.max(start + tag, end - tag)));
            }
            case STRING -> Optional.of(decode(start + 1, end, false));
            case NATIONAL_STRING -> Optional.of(decode(start + 2, end, false));
            case ESCAPE_STRING -> Optional.of(decode(start + (text.charAt(start) == '\'' ? 1 : 2), end, true));
            default -> Optional.empty();
        };
    }

    /** Decode doubled quotes, continuations over line ends and, in E'', escapes. */
    private Inner decode(int from, int end, boolean escapes) {
        StringBuilder decoded = new StringBuilder(end - from);
        int[] places = new int[end - from + 1];
        int i = from;
        while (i < end) {
            int place = i;
            char c = text.charAt(i);
            int shown = c;
            if (c == '\'') {
                if (i + 1 < end && text.charAt(i + 1) == '\'') {
                    i += 2;
                } else {
                    i = continuation(i + 1, end);
                    continue;
                }
            } else if (escapes && c == '\\' && i + 1 < end) {
                Escape escape = Escape.at(text, i, end);
                shown = escape.codePoint();
                i = escape.end();
            } else {
                i++;
            }
            int before = decoded.length();
            decoded.appendCodePoint(shown);
            Arrays.fill(places, before, decoded.length(), origin(place));
        }
        places[decoded.length()] = origin(Math.max(from, end - 1));
        String content = decoded.toString();
        return new Inner(
                new SqlText(source, content, Arrays.copyOf(places, content.length() + 1)), 0, content.length());
    }

    /** Step over what lies between {@code 'a'} and {@code 'b'} on the next line: blanks and comments that end in lines. */
    private int continuation(int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) != '\'') {
            if (text.startsWith("--", i)) {
                while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else {
                i++;
            }
        }
        return i + 1;
    }
}
