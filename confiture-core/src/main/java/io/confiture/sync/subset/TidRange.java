package io.confiture.sync.subset;

/**
 * Names a run of chosen rows in the order of their places.
 *
 * @param first the first place, as {@link TidSet} numbers them
 * @param last the last place
 * @param rows how many chosen rows there are from the first to the last
 * @param digest tells them from other rows with the same ends
 */
public record TidRange(long first, long last, int rows, long digest) {}
