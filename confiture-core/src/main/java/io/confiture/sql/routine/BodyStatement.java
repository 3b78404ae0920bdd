package io.confiture.sql.routine;

import io.confiture.project.SourceLocation;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.SqlReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is one SQL statement, query or expression inside a routine's body.
 *
 * @param role what the body does with it
 * @param reading what it says; null when nothing of it can be read. For dynamic SQL that is not followed: what the
 *     expression says that makes the text
 * @param targets the variables that its result goes to, as written and in order ({@code v}, {@code r.f}): those of INTO, of
 *     an assignment or of a FOR loop
 * @param conditional whether it lies in an IF, CASE, loop or exception handler, and so may not run
 * @param looped whether it lies in a loop, and so may run more than once
 * @param notFollowed why it cannot be followed, or null when it is
 * @param span the tokens
 */
public record BodyStatement(
        Role role,
        @Nullable SqlReading reading,
        List<String> targets,
        boolean conditional,
        boolean looped,
        @Nullable String notFollowed,
        Span span) {

    /** Names what a body does with a statement. */
    public enum Role {
        /** Run as a statement, perhaps with INTO. */
        STATEMENT,
        /** PERFORM: a query whose rows nobody reads. */
        PERFORM,
        /** RETURN QUERY. */
        RETURN_QUERY,
        /** RETURN, RETURN NEXT. */
        RETURN,
        /** An assignment, or a variable's first value. */
        ASSIGNMENT,
        /** The query of a FOR loop. */
        LOOP,
        /** The query of a cursor. */
        CURSOR,
        /** An expression that is only looked at: of IF, WHILE, CASE, RAISE, ASSERT, USING. */
        EXPRESSION,
        /** EXECUTE of a text that is not known before it runs. */
        DYNAMIC,
        /** Something that is not understood. */
        UNKNOWN
    }

    public BodyStatement {
        targets = List.copyOf(targets);
    }

    /** Return the place of the first token. */
    public SourceLocation location() {
        return span.location();
    }
}
