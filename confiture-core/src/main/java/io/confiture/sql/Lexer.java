package io.confiture.sql;

import static io.confiture.sql.TokenKind.BACKSLASH;
import static io.confiture.sql.TokenKind.BIT_STRING;
import static io.confiture.sql.TokenKind.BLOCK_COMMENT;
import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.DOLLAR_STRING;
import static io.confiture.sql.TokenKind.DOT;
import static io.confiture.sql.TokenKind.END;
import static io.confiture.sql.TokenKind.ESCAPE_STRING;
import static io.confiture.sql.TokenKind.HEX_STRING;
import static io.confiture.sql.TokenKind.IDENTIFIER;
import static io.confiture.sql.TokenKind.LEFT_BRACKET;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.LINE_COMMENT;
import static io.confiture.sql.TokenKind.NATIONAL_STRING;
import static io.confiture.sql.TokenKind.NUMBER;
import static io.confiture.sql.TokenKind.OPERATOR;
import static io.confiture.sql.TokenKind.OTHER;
import static io.confiture.sql.TokenKind.PARAMETER;
import static io.confiture.sql.TokenKind.QUOTED_IDENTIFIER;
import static io.confiture.sql.TokenKind.RIGHT_BRACKET;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;
import static io.confiture.sql.TokenKind.SEMICOLON;
import static io.confiture.sql.TokenKind.SKIPPED;
import static io.confiture.sql.TokenKind.STRING;
import static io.confiture.sql.TokenKind.UNICODE_IDENTIFIER;
import static io.confiture.sql.TokenKind.UNICODE_STRING;
import static io.confiture.sql.TokenKind.WHITESPACE;

/**
 * Walks over the tokens of SQL text the way PostgreSQL's own lexer does, blanks and comments included.
 *
 * <p>Makes no object per token: {@link #next()} moves on, {@link #kind()}, {@link #start()} and {@link #end()} tell where
 * it stands. Never throws for any text; what is not closed reaches to the end and {@link #terminated()} says so. Not
 * thread-safe.
 *
 * <p>The rules are those of PostgreSQL's {@code scan.l} and psql's {@code psqlscan.l}: every character from U+0080 on is
 * part of an identifier (so a no-break space is not a blank), {@code \v} is a blank (since 16), comments end at
 * {@code \n} or {@code \r}.
 */
public final class Lexer {
    private static final int[] NO_CUTS = {};

    private final String text;
    private final int limit;
    private final int[] cuts;
    private int cut;
    private int stop;
    private boolean standardStrings;

    private TokenKind kind = END;
    private int start;
    private int end;
    private boolean terminated = true;
    private boolean continued;

    // Where a byte order mark would stand, or -1 in a part of a file.
    private final int byteOrderMark;

    /** Lex a statement, before which a file's byte order mark has been. */
    Lexer(String text, int from, int to, int[] cuts, boolean standardStrings) {
        this(text, from, to, cuts, standardStrings, -1);
    }

    private Lexer(String text, int from, int to, int[] cuts, boolean standardStrings, int byteOrderMark) {
        this.text = text;
        this.limit = to;
        this.cuts = cuts;
        this.stop = cuts.length == 0 ? to : cuts[0];
        this.standardStrings = standardStrings;
        this.start = from;
        this.end = from;
        this.byteOrderMark = byteOrderMark;
    }

    /** Lex a whole text. */
    public static Lexer of(String text) {
        return new Lexer(text, 0, text.length(), NO_CUTS, true, 0);
    }

    /** Lex a part of a text, such as a function body; the offsets stay those of the whole text. */
    public static Lexer of(String text, int from, int to) {
        return new Lexer(text, from, to, NO_CUTS, true, 0);
    }

    /** Return the text that this walks over: what the offsets count in. */
    public String source() {
        return text;
    }

    /** Return the sort of the token where this stands; END before the first {@link #next()} and after the last. */
    public TokenKind kind() {
        return kind;
    }

    /** Return the offset of the token's first character. */
    public int start() {
        return start;
    }

    /** Return the offset after the token's last character. */
    public int end() {
        return end;
    }

    /** Return false when the token is a comment, string or quoted identifier that is never closed. */
    public boolean terminated() {
        return terminated;
    }

    /** Return the token as a value. */
    public Token token() {
        return new Token(kind, start, end);
    }

    /** Return the token's characters as they stand in the text. */
    public String text() {
        return text.substring(start, end);
    }

    /**
     * Return the name that PostgreSQL reads from this token: an identifier in lower case (ASCII letters only, as the
     * server does for UTF-8), a quoted one without its quotes; for any other token its text.
     */
    public String name() {
        return Names.of(kind, text, start, end);
    }

    /** Return the offset where the text inside the quotes of a string or quoted identifier begins; else {@link #start()}. */
    public int contentStart() {
        return start + Names.opening(kind, text, start);
    }

    /** Return the offset where the text inside the quotes ends; {@link #end()} when nothing closes it. */
    public int contentEnd() {
        return terminated ? end - Names.closing(kind, text, start) : end;
    }

    /** Tell whether this is the given keyword or name, written without quotes in any case. */
    public boolean isWord(String lowerCase) {
        int length = lowerCase.length();
        if (kind != IDENTIFIER || end - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(start + i);
            if (c != lowerCase.charAt(i) && (c < 'A' || c > 'Z' || c + 32 != lowerCase.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Move to the next token that is neither blank nor comment; false at the end. */
    public boolean nextSignificant() {
        while (next()) {
            if (kind.significant()) {
                return true;
            }
        }
        return false;
    }

    /** Move to the next token, blanks and comments included; false at the end. */
    public boolean next() {
        int i = end;
        start = i;
        terminated = true;
        if (i >= stop) {
            return nextCut();
        }
        char c = text.charAt(i);
        if (c >= 128) {
            return c == '\uFEFF' && i == byteOrderMark
                    ? token(WHITESPACE, 1)
                    : token(IDENTIFIER, Scan.identifier(text, i + 1, stop));
        }
        switch (Scan.CLASSES[c]) {
            case Scan.SPACE:
                return token(WHITESPACE, Scan.blanks(text, i + 1, stop));
            case Scan.LETTER:
                return letter(i, c);
            case Scan.DIGIT:
                return token(NUMBER, Scan.number(text, i, stop));
            case Scan.OPERATOR:
                return operator(i, c);
            default:
                return punctuation(i, c);
        }
    }

    private boolean punctuation(int i, char c) {
        switch (c) {
            case ',':
                return token(COMMA, i + 1);
            case '\'':
                return standardStrings ? quoted(STRING, i + 1) : quoted(ESCAPE_STRING, i + 1);
            case '(':
                return token(LEFT_PAREN, i + 1);
            case ')':
                return token(RIGHT_PAREN, i + 1);
            case ';':
                return token(SEMICOLON, i + 1);
            case '.':
                return peek(i + 1) == '.'
                        ? token(OPERATOR, i + 2)
                        : Scan.digit(peek(i + 1)) ? token(NUMBER, Scan.number(text, i, stop)) : token(DOT, i + 1);
            case '"':
                return quotedIdentifier(QUOTED_IDENTIFIER, i + 1);
            case '$':
                return dollar(i);
            case ':':
                return token(OPERATOR, peek(i + 1) == ':' || peek(i + 1) == '=' ? i + 2 : i + 1);
            case '[':
                return token(LEFT_BRACKET, i + 1);
            case ']':
                return token(RIGHT_BRACKET, i + 1);
            case '\\':
                return token(BACKSLASH, i + 1);
            default:
                return token(OTHER, i + 1);
        }
    }

    private boolean letter(int i, char c) {
        char next = peek(i + 1);
        if (next == '\'') {
            switch (c) {
                case 'e', 'E':
                    return quoted(ESCAPE_STRING, i + 2);
                case 'b', 'B':
                    return quoted(BIT_STRING, i + 2);
                case 'x', 'X':
                    return quoted(HEX_STRING, i + 2);
                case 'n', 'N':
                    return quoted(NATIONAL_STRING, i + 2);
                default:
                    break;
            }
        } else if (next == '&' && (c == 'u' || c == 'U')) {
            char quote = peek(i + 2);
            if (quote == '\'') {
                return quoted(UNICODE_STRING, i + 3);
            } else if (quote == '"') {
                return quotedIdentifier(UNICODE_IDENTIFIER, i + 3);
            }
        }
        return token(IDENTIFIER, Scan.identifier(text, i + 1, stop));
    }

    private boolean operator(int i, char c) {
        if (c == '-' && peek(i + 1) == '-') {
            return token(LINE_COMMENT, Scan.lineEnd(text, i + 2, stop));
        }
        if (c == '/' && peek(i + 1) == '*') {
            return closed(BLOCK_COMMENT, Scan.blockComment(text, i + 2, stop));
        }
        return token(OPERATOR, Scan.operator(text, i, stop));
    }

    private boolean dollar(int i) {
        char c = peek(i + 1);
        if (Scan.digit(c)) {
            return token(PARAMETER, Scan.parameter(text, i, stop));
        }
        int tagEnd = Scan.dollarTag(text, i, stop);
        return tagEnd < 0 ? token(OTHER, i + 1) : closed(DOLLAR_STRING, Scan.dollarQuote(text, i, tagEnd, stop));
    }

    private boolean quotedIdentifier(TokenKind sort, int from) {
        return closed(sort, Scan.doubled(text, '"', from, stop));
    }

    /** Scan a string whose text begins at {@code from}, with its continuations: {@code 'a'}, line end, {@code 'b'}. */
    private boolean quoted(TokenKind sort, int from) {
        boolean escapes = sort == ESCAPE_STRING || (sort == NATIONAL_STRING && !standardStrings);
        boolean doubles = sort != BIT_STRING && sort != HEX_STRING;
        int i = from;
        while (true) {
            i = escapes
                    ? Scan.escaped(text, i, stop)
                    : doubles ? Scan.doubled(text, '\'', i, stop) : Scan.single(text, i, stop);
            if (i < 0) {
                return closed(sort, -1);
            }
            int next = Scan.continuation(text, i, stop);
            if (next < 0) {
                return token(sort, i);
            }
            continued |=
                    escapes && standardStrings && Scan.hasBackslash(text, next, Scan.escaped(text, next, stop), stop);
            i = next;
        }
    }

    private boolean nextCut() {
        if (stop >= limit) {
            start = limit;
            end = limit;
            kind = END;
            return false;
        }
        int cutEnd = cuts[cut + 1];
        cut += 2;
        stop = cut < cuts.length ? cuts[cut] : limit;
        return token(SKIPPED, cutEnd);
    }

    private char peek(int i) {
        return i < stop ? text.charAt(i) : 0;
    }

    private boolean token(TokenKind sort, int to) {
        kind = sort;
        end = to;
        return true;
    }

    private boolean closed(TokenKind sort, int to) {
        terminated = to >= 0;
        return token(sort, terminated ? to : stop);
    }

    /** Go on at another offset; for the splitter, which jumps over psql commands and COPY data. */
    void seek(int offset) {
        end = offset;
    }

    /** Go on in another text, from an offset there. */
    Lexer movedTo(String other, int from) {
        return new Lexer(other, from, other.length(), NO_CUTS, standardStrings, byteOrderMark);
    }

    /** Follow {@code SET standard_conforming_strings}. */
    void standardStrings(boolean on) {
        standardStrings = on;
    }

    /** Tell, once, whether an E'' string went on over a line end with a backslash after it, where psql cuts wrongly. */
    boolean takeContinued() {
        boolean answer = continued;
        continued = false;
        return answer;
    }
}
