package io.confiture.sql;

/** Stands on the significant tokens of one command and asks for keywords. For one thread; never throws for any text. */
public final class Cursor {
    private final Lexer lexer;
    private boolean ended;

    /** Stand on the first significant token. */
    public Cursor(Lexer lexer) {
        this.lexer = lexer;
        advance();
    }

    /** Return the lexer, which stands on the current token. */
    public Lexer token() {
        return lexer;
    }

    /** Tell whether no token is left: at the end of the text, or at a {@code ;}, which divides the commands of a group. */
    public boolean atEnd() {
        return ended || lexer.kind() == TokenKind.SEMICOLON;
    }

    /** Step to the next significant token. */
    public void advance() {
        ended = !lexer.nextSignificant();
    }

    /** Tell whether this is the given keyword, written without quotes in any case. */
    public boolean at(String word) {
        return !ended && lexer.isWord(word);
    }

    /** Tell whether a token of this sort stands here. */
    public boolean at(TokenKind kind) {
        return !ended && lexer.kind() == kind;
    }

    /** Step over the given keyword if it stands here; returns whether. */
    public boolean accept(String word) {
        boolean found = at(word);
        if (found) {
            advance();
        }
        return found;
    }

    /** Step over any number of these words, in any order. */
    public void skip(String... words) {
        boolean again = true;
        while (again) {
            again = false;
            for (String word : words) {
                again |= accept(word);
            }
        }
    }

    /** Step over a parenthesis with all inside, if here is one; returns whether. */
    public boolean skipParens() {
        if (!at(TokenKind.LEFT_PAREN)) {
            return false;
        }
        int depth = 0;
        while (!ended) {
            if (at(TokenKind.LEFT_PAREN)) {
                depth++;
            } else if (at(TokenKind.RIGHT_PAREN) && --depth == 0) {
                advance();
                return true;
            }
            advance();
        }
        return true;
    }

    /** Step to the next of these words outside of parentheses; false if the command ends before. */
    public boolean seek(String... words) {
        while (!atEnd()) {
            for (String word : words) {
                if (at(word)) {
                    return true;
                }
            }
            if (!skipParens()) {
                advance();
            }
        }
        return false;
    }

    /** Step behind the next {@code ;} outside of parentheses; false if there is none. */
    public boolean nextCommand() {
        seek();
        if (ended) {
            return false;
        }
        advance();
        return true;
    }

    /** Step over a name with its qualification. */
    public void skipName() {
        advance();
        while (at(TokenKind.DOT)) {
            advance();
            advance();
        }
    }
}
