package io.confiture.rows;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the constants in SQL text: values near them are those that the text tells apart. */
final class Constants {

    private static final Set<String> CONDITIONS = Set.of("where", "having", "when", "if", "elsif", "check");
    private static final Set<String> OTHERS =
            Set.of("set", "values", "insert", "then", "else", "returning", "select", "default");
    private static final Set<String> BRIDGES =
            Set.of("in", "like", "ilike", "between", "similar", "to", "any", "is", "distinct", "from");

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
     * Return the constants that conditions compare names with, such as {@code 'old'} in {@code WHERE status = 'old'}, by name.
     * What is assigned or inserted does not count: it need not have been there before.
     *
     * @param into is added to
     */
    static void besideNames(Lexer lexer, Map<String, Set<String>> into) {
        String name = "";
        int since = 0;
        boolean condition = false;
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            String word = kind == TokenKind.IDENTIFIER ? lexer.name() : "";
            if (CONDITIONS.contains(word) || OTHERS.contains(word)) {
                condition = CONDITIONS.contains(word);
                name = "";
            } else if (kind.identifier() && !BRIDGES.contains(word)) {
                name = lexer.name();
                since = 0;
            } else if (kind.string() || kind == TokenKind.NUMBER) {
                if (condition && since > 0 && !name.isEmpty()) {
                    into.computeIfAbsent(name, n -> new LinkedHashSet<>())
                            .add(kind.string() ? content(lexer) : lexer.text());
                }
            } else if (kind == TokenKind.OPERATOR || kind.identifier()) {
                since++;
            } else if (kind == TokenKind.SEMICOLON) {
                condition = false;
            }
        }
    }

    /** Return what a string constant says, as far as its quotes tell. */
    static String content(Lexer token) {
        return token.source()
                .substring(token.contentStart(), token.contentEnd())
                .replace("''", "'");
    }
}
