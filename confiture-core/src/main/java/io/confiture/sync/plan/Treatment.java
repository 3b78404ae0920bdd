package io.confiture.sync.plan;

import io.confiture.sync.mask.Masking;

/** Is what happens to the values of a column. */
public sealed interface Treatment {

    /** Copies them. */
    record Copy() implements Treatment {}

    /**
     * Masks them.
     *
     * @param strategy the strategy's name
     * @param domain the link group, or the column where it is in none
     * @param masking what makes the new values, as {@code sync.mask.Maskings} gives it: of an array it gets the whole text
     */
    record Mask(String strategy, String domain, Masking masking) implements Treatment {}

    /** Writes NULL; they are not read. */
    record WriteNull() implements Treatment {}

    /**
     * Leaves the column out; they are not read.
     *
     * @param reason why, in words: {@code generated}, {@code default}, {@code drop}
     */
    record Leave(String reason) implements Treatment {}
}
