package io.confiture.sql.query;

/**
 * Holds a name as PostgreSQL reads it, with its place.
 *
 * @param text the name, folded or unquoted
 * @param span where it stands
 */
public record Name(String text, Span span) {
    @Override
    public String toString() {
        return text;
    }
}
