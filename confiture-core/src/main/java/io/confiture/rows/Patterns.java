package io.confiture.rows;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Draws texts that the patterns of checks are likely to match; the server says whether they do. */
public final class Patterns {

    private Patterns() {}

    /**
     * Draw a text.
     *
     * @param constant a constant of a check, which may be a pattern
     * @param dice gives a number from 0 to below another one
     * @return nothing when the constant does not look like a pattern
     */
    public static Optional<String> draw(String constant, IntUnaryOperator dice) {
        return PatternText.drawn(constant, dice);
    }
}
