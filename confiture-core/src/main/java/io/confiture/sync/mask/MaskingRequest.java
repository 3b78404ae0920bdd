package io.confiture.sync.mask;

/**
 * Asks a strategy for a masking.
 *
 * @param options what the decision file gives, all names of them known to the strategy
 * @param column what it is for
 * @param random what the values are mapped with: keyed by the secret, the strategy, its version and the link group
 * @param strategies all that there are, for one that hands parts of a value to others
 */
public record MaskingRequest(Options options, MaskedColumn column, Pseudorandom random, Strategies strategies) {

    /** Ask a strategy that needs no others. */
    public MaskingRequest(Options options, MaskedColumn column, Pseudorandom random) {
        this(options, column, random, Strategies.none());
    }
}
