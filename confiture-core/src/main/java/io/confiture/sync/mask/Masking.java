package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of one column. Thread-safe, and a function: the same value gives the same answer, on every machine.
 *
 * <p>Values are in the server's text form, as {@code COPY} writes them with {@code DateStyle ISO}, {@code IntervalStyle
 * iso_8601}, {@code TimeZone UTC} and {@code bytea_output hex}. That of a column of an array type, which
 * {@link Maskings} makes out of that of its elements, gets the text of the whole array.
 */
public interface Masking {

    /**
     * Replace a value.
     *
     * @param value never null: NULL stays NULL without a question
     * @return what is written instead; null to write NULL
     * @throws MaskingException when the value is none that it can mask; nothing is ever passed through because it was not
     *     understood
     */
    @Nullable
    String mask(String value);

    /** Return how often different values become the same. */
    Cardinality cardinality();

    /** Return the greatest number of characters that it gives for values of a length, or -1 when nobody can say. */
    int longest(int valueLength);

    /** Return how much of a value it replaces: no more than its strategy. */
    default Extent extent() {
        return Extent.WHOLE;
    }
}
