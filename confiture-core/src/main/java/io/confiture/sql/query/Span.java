package io.confiture.sql.query;

import io.confiture.project.SourceLocation;

/**
 * Names some tokens in a row.
 *
 * @param tokens the tokens that the indexes count in
 * @param from the first
 * @param to the one after the last
 */
public record Span(Tokens tokens, int from, int to) {

    /** Return the text from the first token to the last, as PostgreSQL reads it. */
    public String text() {
        return tokens.text(from, to);
    }

    /** Return the place of the first token in the file. */
    public SourceLocation location() {
        return tokens.location(from);
    }

    /** Return the offset of the first token in the file. */
    public int offset() {
        return tokens.offset(from);
    }

    /** Return the source line with a caret under the first token. */
    public String excerpt() {
        return tokens.source().excerpt(offset());
    }

    /** Tell whether there is no token. */
    public boolean isEmpty() {
        return from >= to;
    }

    @Override
    public String toString() {
        return text();
    }
}
