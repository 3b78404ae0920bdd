package io.confiture.sql;

import io.confiture.project.SourceLocation;

/**
 * Says what is wrong with a text before any server sees it.
 *
 * @param kind the sort of trouble
 * @param message what is wrong and what to do, in one sentence or two
 * @param source the text
 * @param offset the place: of the opening, when something is not closed
 */
public record Diagnostic(Kind kind, String message, SqlSource source, int offset) {

    /** Names the sorts of trouble. */
    public enum Kind {
        /** A block comment is not closed. */
        UNTERMINATED_COMMENT,
        /** A string constant is not closed. */
        UNTERMINATED_STRING,
        /** A quoted identifier is not closed. */
        UNTERMINATED_IDENTIFIER,
        /** A dollar-quoted string is not closed. */
        UNTERMINATED_DOLLAR_QUOTE,
        /** A parenthesis is not closed, so that no {@code ;} after it ends the statement. */
        UNCLOSED_PARENTHESIS,
        /** A BEGIN in a CREATE FUNCTION has no END, so that no {@code ;} after it ends the statement. */
        UNCLOSED_BEGIN,
        /** The data of a COPY is not ended by a line {@code \.}. */
        MISSING_COPY_END,
        /** Something after a COPY on its line reaches over the line's end, where the data begins. */
        COPY_DATA_INSIDE,
        /** The file is not UTF-8. */
        INVALID_UTF8,
        /** The text contains a NUL character, which PostgreSQL never accepts. */
        NUL_CHARACTER,
        /** A warning: psql would cut this text at another place than the server. */
        PSQL_DIFFERS,
        /** An included file is not there or cannot be read. */
        INCLUDE_UNREADABLE,
        /** An included file lies outside of the project. */
        INCLUDE_OUTSIDE,
        /** A file includes itself, directly or not. */
        INCLUDE_CYCLE
    }

    /** Tell whether the text can be run all the same. */
    public boolean warning() {
        return kind == Kind.PSQL_DIFFERS;
    }

    /** Return the place. */
    public SourceLocation location() {
        return source.location(offset);
    }

    /** Return the line with a caret. */
    public String excerpt() {
        return source.excerpt(offset);
    }

    @Override
    public String toString() {
        return location() + ": " + message;
    }
}
