package io.confiture.sync.mask;

/** Says how often a masking gives the same for different values. */
public sealed interface Cardinality {

    /** Different values stay different: it may stand on a unique column. */
    record Bijective() implements Cardinality {}

    /**
     * Different values seldom become the same.
     *
     * @param bits the binary logarithm of how many different values it gives, as if chosen evenly
     */
    record Bounded(double bits) implements Cardinality {}

    /** Different values become the same as a matter of course. */
    record Lossy() implements Cardinality {}

    /** Return the chance that two of a number of different values become the same: the birthday bound, from 0 to 1. */
    default double collision(long values) {
        if (this instanceof Bounded bounded) {
            double pairs = (double) values * (values - 1) / 2;
            return -Math.expm1(-pairs / Math.pow(2, bounded.bits()));
        }
        return this instanceof Bijective || values < 2 ? 0 : 1;
    }
}
