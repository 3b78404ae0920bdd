package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Holds one value of a row. Immutable; keeps nothing of the file's text alive but its own.
 *
 * @param kind what was written
 * @param text what it says: of a string the decoded characters, of a number its digits with the sign, of a Boolean {@code
 *     true} or {@code false}, of any other expression its source; empty for NULL and DEFAULT
 * @param cast the type that the value is cast to ({@code '..'::uuid}, {@code uuid '..'}, {@code CAST('..' AS uuid)}), its
 *     words in lower case as PostgreSQL folds them, or null. The cast is not applied to the text: {@code 'abc'::char(1)}
 *     has the text {@code abc}
 * @param location where it begins
 */
public record Value(Kind kind, String text, @Nullable String cast, SourceLocation location) {

    /** Names the sorts of values. */
    public enum Kind {
        /** NULL, or the null mark of COPY data. */
        NULL,
        /** DEFAULT, or the default mark of COPY data. */
        DEFAULT,
        /** A string of any notation, or a field of COPY data. */
        STRING,
        /** A number, perhaps with a sign. */
        NUMBER,
        /** TRUE or FALSE as a keyword; {@code 't'} is a string. */
        BOOLEAN,
        /** An expression that only the server can compute. */
        OTHER
    }

    /** Tell whether the value is known from the text alone: anything but DEFAULT and OTHER. */
    public boolean known() {
        return kind != Kind.DEFAULT && kind != Kind.OTHER;
    }

    /** Tell whether this is of the given sort. */
    public boolean is(Kind other) {
        return kind == other;
    }
}
