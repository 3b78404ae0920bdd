package io.confiture.sql;

import java.util.List;
import java.util.Locale;

/** Reads the type of object after CREATE, ALTER or DROP: one word, or one of the types that have several. */
final class ObjectTypes {
    private static final List<List<String>> LONG = List.of(
            List.of("materialized", "view"),
            List.of("foreign", "table"),
            List.of("foreign", "data", "wrapper"),
            List.of("event", "trigger"),
            List.of("access", "method"),
            List.of("text", "search", "configuration"),
            List.of("text", "search", "dictionary"),
            List.of("text", "search", "parser"),
            List.of("text", "search", "template"),
            List.of("operator", "class"),
            List.of("operator", "family"),
            List.of("user", "mapping"),
            List.of("default", "privileges"),
            List.of("large", "object"));

    private ObjectTypes() {}

    /** Return verb and type in upper case, and leave the cursor after them. */
    static String read(String verb, Cursor cursor) {
        StringBuilder command = new StringBuilder(verb);
        List<List<String>> candidates = LONG;
        for (int i = 0; cursor.at(TokenKind.IDENTIFIER); i++) {
            int place = i;
            candidates = candidates.stream()
                    .filter(words -> words.size() > place && cursor.at(words.get(place)))
                    .toList();
            if (i > 0 && candidates.isEmpty()) {
                break;
            }
            command.append(' ').append(cursor.token().text().toUpperCase(Locale.ROOT));
            cursor.advance();
            if (candidates.isEmpty()) {
                break;
            }
        }
        return command.toString();
    }
}
