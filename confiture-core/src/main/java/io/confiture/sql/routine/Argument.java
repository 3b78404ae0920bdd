package io.confiture.sql.routine;

import io.confiture.sql.query.Span;
import org.jspecify.annotations.Nullable;

/**
 * Is one argument of a routine, or a column of RETURNS TABLE.
 *
 * @param mode what it is for
 * @param name its name, or null
 * @param type the tokens of its type, without DEFAULT
 */
public record Argument(Mode mode, @Nullable String name, Span type) {

    /** Names what an argument is for. */
    public enum Mode {
        /** Given by the caller. */
        IN,
        /** Part of the result. */
        OUT,
        /** Both. */
        INOUT,
        /** The last one, any number of times. */
        VARIADIC,
        /** A column of RETURNS TABLE. */
        TABLE
    }

    /** Tell whether the caller gives it. */
    public boolean input() {
        return mode != Mode.OUT && mode != Mode.TABLE;
    }
}
