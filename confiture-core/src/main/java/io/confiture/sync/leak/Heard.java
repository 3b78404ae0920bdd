package io.confiture.sync.leak;

/** Hears what was found, once for each value of the place. */
@FunctionalInterface
interface Heard {

    /** Hears nothing. */
    Heard NOTHING = (needle, place, encoding) -> {};

    /** Hear that a needle was found. */
    void found(Needle needle, Place place, Encoding encoding);
}
