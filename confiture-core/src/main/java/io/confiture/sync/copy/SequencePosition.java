package io.confiture.sync.copy;

/**
 * Says how far a sequence has come.
 *
 * @param value its last value
 * @param called whether that was given out already
 */
record SequencePosition(long value, boolean called) {

    /** Say whether the next values may be such as a row has already. */
    boolean behind(long reached, boolean ascending) {
        return value == reached ? !called : ascending == (value < reached);
    }
}
