package io.confiture.migration.data;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the constants in SQL text: values near them are those that the text tells apart. */
final class Constants {

    private Constants() {}

    /** Return the constants of an expression in their order: strings without quotes, numbers with the sign before them. */
    static List<String> of(Lexer lexer) {
        Set<String> found = new LinkedHashSet<>();
        boolean minus = false;
        while (lexer.nextSignificant()) {
            if (lexer.kind().string()) {
                found.add(content(lexer));
            } else if (lexer.kind() == TokenKind.NUMBER) {
                found.add(minus ? "-" + lexer.text() : lexer.text());
            }
            minus = lexer.kind() == TokenKind.OPERATOR && lexer.text().equals("-");
        }
        return new ArrayList<>(found);
    }

    /**
     * Return the constants that stand beside names, such as {@code 'old'} in {@code status = 'old'}, by name.
     *
     * @param into is added to
     */
    static void besideNames(Lexer lexer, Map<String, Set<String>> into) {
        String name = "";
        int since = 0;
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            if (kind.identifier() && !isBridge(lexer)) {
                name = lexer.name();
                since = 0;
            } else if (kind.string() || kind == TokenKind.NUMBER) {
                if (since > 0 && !name.isEmpty()) {
                    into.computeIfAbsent(name, n -> new LinkedHashSet<>())
                            .add(kind.string() ? content(lexer) : lexer.text());
                }
            } else if (kind == TokenKind.OPERATOR || kind.identifier()) {
                since++;
            } else if (kind == TokenKind.SEMICOLON || kind == TokenKind.RIGHT_PAREN) {
                name = "";
            }
        }
    }

    private static boolean isBridge(Lexer lexer) {
        return lexer.isWord("in") || lexer.isWord("like") || lexer.isWord("ilike") || lexer.isWord("between");
    }

    /** Return what a string constant says, as far as its quotes tell. */
    static String content(Lexer token) {
        return token.source()
                .substring(token.contentStart(), token.contentEnd())
                .replace("''", "'");
    }
}
