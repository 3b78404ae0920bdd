package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Stands on the significant tokens of one statement, one after the other. The text behind it may be a window that moves on:
 * an offset is good until the next {@link #advance()}.
 */
interface Tokens {
    /** Return the statement if it is in memory as a whole, else null. */
    @Nullable
    Statement statement();

    /** Return the lexer, which stands on the current token. */
    Lexer lexer();

    /** Tell whether no token is left. */
    boolean ended();

    /** Step to the next significant token. */
    void advance();

    /** Say that the statement is a load: what was read of it is not needed any more. */
    void release();

    /** Keep the text from the current token on. */
    void mark();

    /** Return the text from the mark to the end of the token before the current one. */
    String marked();

    /** Return the place of the current token; asked in the order of the text. */
    SourceLocation location();

    /** Return the offset of the current token from the beginning of all. */
    long start();

    /** Return the offset after the token before the current one, from the beginning of all. */
    long lastEnd();

    /** Tell whether an end sign closed the statement; to be asked at its end. */
    boolean terminated();

    /** Tell whether this is the given keyword, written without quotes in any case. */
    default boolean at(String word) {
        return !ended() && lexer().isWord(word);
    }

    /** Tell whether a token of this sort stands here. */
    default boolean at(TokenKind kind) {
        return !ended() && lexer().kind() == kind;
    }

    /** Tell whether this operator stands here. */
    default boolean atOperator(String sign) {
        return at(TokenKind.OPERATOR)
                && lexer().source().startsWith(sign, lexer().start())
                && lexer().end() - lexer().start() == sign.length();
    }

    /** Step over the given keyword if it stands here; returns whether. */
    default boolean accept(String word) {
        boolean found = at(word);
        if (found) {
            advance();
        }
        return found;
    }

    /** Step over a token of this sort if it stands here; returns whether. */
    default boolean accept(TokenKind kind) {
        boolean found = at(kind);
        if (found) {
            advance();
        }
        return found;
    }

    /** Step over a parenthesis with all inside, if here is one; returns whether. */
    default boolean skipParens() {
        if (!at(TokenKind.LEFT_PAREN)) {
            return false;
        }
        int depth = 0;
        do {
            depth += at(TokenKind.LEFT_PAREN) ? 1 : at(TokenKind.RIGHT_PAREN) ? -1 : 0;
            advance();
        } while (depth > 0 && !ended());
        return true;
    }
}
