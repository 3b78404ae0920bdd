package io.confiture.sql;

/** Names the sorts of tokens that PostgreSQL's lexer knows, and those between them. */
public enum TokenKind {
    /** Blanks and line ends; also the byte order mark at the start of a file. */
    WHITESPACE,
    /** {@code -- ...}, without the line end. */
    LINE_COMMENT,
    /** {@code /* ... *}{@code /}, nested ones included. */
    BLOCK_COMMENT,
    /** A name or keyword without quotes. */
    IDENTIFIER,
    /** {@code "..."}. */
    QUOTED_IDENTIFIER,
    /** {@code U&"..."}. */
    UNICODE_IDENTIFIER,
    /** {@code '...'}, with its continuations on following lines. */
    STRING,
    /** {@code E'...'}, and {@code '...'} while standard_conforming_strings is off. */
    ESCAPE_STRING,
    /** {@code U&'...'}. */
    UNICODE_STRING,
    /** {@code N'...'}. */
    NATIONAL_STRING,
    /** {@code B'...'}. */
    BIT_STRING,
    /** {@code X'...'}. */
    HEX_STRING,
    /** {@code $tag$...$tag$}. */
    DOLLAR_STRING,
    /** An integer or decimal number without sign. */
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** One operator, also {@code ::}, {@code :=}, {@code =>}, {@code ..} and a lone {@code :}. */
    OPERATOR,
    /** {@code (}. */
    LEFT_PAREN,
    /** {@code )}. */
    RIGHT_PAREN,
    /** {@code [}. */
    LEFT_BRACKET,
    /** {@code ]}. */
    RIGHT_BRACKET,
    /** {@code ,}. */
    COMMA,
    /** {@code .}. */
    DOT,
    /** {@code ;}. */
    SEMICOLON,
    /** A backslash outside of quotes: where a psql command starts. */
    BACKSLASH,
    /** What is inside a statement's span and not sent to the server: a psql command, COPY data. */
    SKIPPED,
    /** A character that begins no token of PostgreSQL. */
    OTHER,
    /** The end of the text. */
    END;

    /** Tell whether PostgreSQL's parser sees this token: it is no blank, comment, skipped text or end. */
    public boolean significant() {
        return this != WHITESPACE && this != LINE_COMMENT && this != BLOCK_COMMENT && this != SKIPPED && this != END;
    }

    /** Tell whether this is a string constant of any notation. */
    public boolean string() {
        return ordinal() >= STRING.ordinal() && ordinal() <= DOLLAR_STRING.ordinal();
    }

    /** Tell whether this can name something: an identifier of any notation, keywords included. */
    public boolean identifier() {
        return this == IDENTIFIER || this == QUOTED_IDENTIFIER || this == UNICODE_IDENTIFIER;
    }
}
