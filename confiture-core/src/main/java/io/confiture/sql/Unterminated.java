package io.confiture.sql;

import io.confiture.sql.Diagnostic.Kind;

/** Words the diagnostics of tokens that are never closed. */
final class Unterminated {
    private Unterminated() {}

    static Kind kind(TokenKind token) {
        return switch (token) {
            case BLOCK_COMMENT -> Kind.UNTERMINATED_COMMENT;
            case QUOTED_IDENTIFIER, UNICODE_IDENTIFIER -> Kind.UNTERMINATED_IDENTIFIER;
            case DOLLAR_STRING -> Kind.UNTERMINATED_DOLLAR_QUOTE;
            default -> Kind.UNTERMINATED_STRING;
        };
    }

    static String message(TokenKind token) {
        return switch (kind(token)) {
            case UNTERMINATED_COMMENT -> "This comment is not closed by */; comments nest, each /* needs its own.";
            case UNTERMINATED_IDENTIFIER -> "This quoted identifier is not closed by a double quote.";
            case UNTERMINATED_DOLLAR_QUOTE -> "This dollar-quoted string is not closed by the same tag.";
            default -> "This string is not closed by a quote.";
        };
    }
}
