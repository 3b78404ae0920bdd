package io.confiture.sql.rows;

import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.LEFT_BRACKET;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.NATIONAL_STRING;
import static io.confiture.sql.TokenKind.NUMBER;
import static io.confiture.sql.TokenKind.RIGHT_BRACKET;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import io.confiture.sql.rows.Value.Kind;
import org.jspecify.annotations.Nullable;

/** Reads one value of a row of VALUES after the other: up to the comma or parenthesis that ends it. */
final class ValueReader {
    private final Tokens tokens;
    private int depth;

    // The literal that was read last.
    private Kind kind = Kind.OTHER;
    private String text = "";

    ValueReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Read the value that begins at the current token. */
    Value read() {
        depth = 0;
        tokens.mark();
        SourceLocation location = tokens.location();
        String cast = tokens.at(NATIONAL_STRING) ? "nchar" : null;
        if (literal()) {
            if (atEnd()) {
                return new Value(kind, text, cast, location);
            } else if (tokens.atOperator("::")) {
                step();
                cast = type();
            }
        } else if (tokens.at("cast")) {
            cast = castCall();
        } else if (tokens.at(TokenKind.IDENTIFIER) || tokens.at(TokenKind.QUOTED_IDENTIFIER)) {
            cast = typedLiteral();
        }
        if (cast != null && atEnd()) {
            return new Value(kind, text, cast, location);
        }
        while (!tokens.ended() && !atEnd()) {
            step();
        }
        return new Value(Kind.OTHER, tokens.marked(), null, location);
    }

    /** Read a constant or keyword if one stands here. */
    private boolean literal() {
        Lexer token = tokens.lexer();
        if (tokens.ended()) {
            return false;
        } else if (StringConstants.decodes(token.kind())) {
            String decoded = StringConstants.decode(token);
            return decoded != null && take(Kind.STRING, decoded);
        } else if (token.kind() == NUMBER) {
            return take(Kind.NUMBER, token.text());
        } else if (tokens.atOperator("-") || tokens.atOperator("+")) {
            String sign = tokens.atOperator("-") ? "-" : "";
            step();
            return tokens.at(NUMBER) && take(Kind.NUMBER, sign + token.text());
        } else if (token.isWord("null")) {
            return take(Kind.NULL, "");
        } else if (token.isWord("default")) {
            return take(Kind.DEFAULT, "");
        } else if (token.isWord("true") || token.isWord("false")) {
            return take(Kind.BOOLEAN, token.name());
        }
        return false;
    }

    private boolean take(Kind sort, String says) {
        kind = sort;
        text = says;
        step();
        return true;
    }

    private @Nullable String castCall() {
        step();
        if (!tokens.at(LEFT_PAREN)) {
            return null;
        }
        step();
        if (!literal() || !tokens.at("as")) {
            return null;
        }
        step();
        String type = type();
        if (type == null || depth != 1 || !tokens.at(RIGHT_PAREN)) {
            return null;
        }
        step();
        return type;
    }

    private @Nullable String typedLiteral() {
        String type = type();
        return type != null
                        && !tokens.ended()
                        && StringConstants.decodes(tokens.lexer().kind())
                        && literal()
                ? type
                : null;
    }

    /** Read the name of a type; null if it is none that can be followed. */
    private @Nullable String type() {
        int outside = depth;
        StringBuilder name = new StringBuilder();
        if (!name(name)) {
            return null;
        }
        while (true) {
            if (tokens.at(TokenKind.DOT)) {
                step();
                name.append('.');
                if (!name(name)) {
                    return null;
                }
            } else if (TypeWords.follows(tokens)) {
                name.append(' ');
                name(name);
            } else if (tokens.at(LEFT_PAREN) || tokens.at(LEFT_BRACKET)) {
                if (!modifiers(name, outside)) {
                    return null;
                }
            } else {
                return name.toString();
            }
        }
    }

    private boolean name(StringBuilder name) {
        if (tokens.ended() || !tokens.lexer().kind().identifier()) {
            return false;
        }
        name.append(tokens.lexer().name());
        step();
        return true;
    }

    private boolean modifiers(StringBuilder name, int outside) {
        do {
            boolean sign = tokens.at(LEFT_PAREN)
                    || tokens.at(RIGHT_PAREN)
                    || tokens.at(LEFT_BRACKET)
                    || tokens.at(RIGHT_BRACKET)
                    || tokens.at(COMMA);
            if (!sign && !tokens.at(NUMBER) && !tokens.at(TokenKind.IDENTIFIER)) {
                return false;
            }
            name.append(tokens.lexer().text());
            step();
        } while (depth > outside && !tokens.ended());
        return true;
    }

    private boolean atEnd() {
        return depth == 0 && (tokens.at(COMMA) || tokens.at(RIGHT_PAREN));
    }

    private void step() {
        switch (tokens.lexer().kind()) {
            case LEFT_PAREN, LEFT_BRACKET -> depth++;
            case RIGHT_PAREN, RIGHT_BRACKET -> depth--;
            default -> {}
        }
        tokens.advance();
    }
}
