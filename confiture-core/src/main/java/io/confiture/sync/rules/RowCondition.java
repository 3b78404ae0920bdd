package io.confiture.sync.rules;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.Optional;

/** Looks whether a text can stand in the parentheses of a WHERE without changing what stands around them. */
final class RowCondition {

    private RowCondition() {}

    /** Say why it cannot; empty when it can. */
    static Optional<String> objection(String text) {
        Lexer lexer = Lexer.of(text);
        int depth = 0;
        boolean said = false;
        while (lexer.next()) {
            TokenKind kind = lexer.kind();
            if (!lexer.terminated()) {
                return Optional.of("something in it is never closed");
            }
            if (kind == TokenKind.SEMICOLON || kind == TokenKind.BACKSLASH) {
                return Optional.of("it holds more than one expression");
            }
            if (kind == TokenKind.LINE_COMMENT) {
                return Optional.of("it ends in a comment");
            }
            depth += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
            if (depth < 0) {
                return Optional.of("it closes a parenthesis that it does not open");
            }
            said |= kind.significant();
        }
        return depth > 0
                ? Optional.of("a parenthesis is never closed")
                : said ? Optional.empty() : Optional.of("it says nothing");
    }
}
