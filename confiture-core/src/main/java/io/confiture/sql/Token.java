package io.confiture.sql;

/**
 * Holds one token as a value, for callers that keep tokens; the {@link Lexer} itself makes none.
 *
 * @param kind its sort
 * @param start the offset of its first character in the text that was lexed
 * @param end the offset after its last character
 */
public record Token(TokenKind kind, int start, int end) {}
