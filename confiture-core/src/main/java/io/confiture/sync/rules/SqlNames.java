package io.confiture.sync.rules;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes names as SQL has them: {@code users}, {@code sales.orders}, {@code "Order Items"."Unit Price"}. */
final class SqlNames {

    private SqlNames() {}

    /**
     * Read a name.
     *
     * @return its parts as PostgreSQL stores them
     * @throws IllegalArgumentException when it is none, with words that can follow the name
     */
    static List<String> parse(String text) {
        Lexer lexer = Lexer.of(text);
        List<String> parts = new ArrayList<>();
        boolean name = true;
        while (lexer.next()) {
            if (!(name ? isName(lexer) : lexer.kind() == TokenKind.DOT)) {
                throw new IllegalArgumentException("is no name as SQL has them");
            }
            if (name) {
                parts.add(lexer.name());
            }
            name = !name;
        }
        if (name) {
            throw new IllegalArgumentException(parts.isEmpty() ? "is empty" : "ends in a dot");
        }
        return parts;
    }

    private static boolean isName(Lexer lexer) {
        return lexer.kind() == TokenKind.IDENTIFIER
                || (lexer.kind() == TokenKind.QUOTED_IDENTIFIER
                        && lexer.terminated()
                        && lexer.contentEnd() > lexer.contentStart());
    }

    /** Write a stored name so that {@link #parse} reads it back: quoted only where it must be. */
    static String write(String name) {
        return isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c == '_' || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || !(c == '$' || (c >= '0' && c <= '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
