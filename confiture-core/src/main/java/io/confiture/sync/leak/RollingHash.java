package io.confiture.sync.leak;

/** Computes a number for each run of so many characters of a text, each from the one before it. For one thread. */
final class RollingHash {

    private static final long BASE = 0x9E37_79B9_7F4A_7C15L;

    private final int window;
    private final long leaving;
    private long hash;

    RollingHash(int window) {
        this.window = window;
        long power = 1;
        for (int i = 1; i < window; i++) {
            power *= BASE;
        }
        this.leaving = power;
    }

    /** Begin with the first characters of a text. */
    long start(CharSequence text) {
        hash = 0;
        for (int i = 0; i < window; i++) {
            hash = hash * BASE + text.charAt(i) + 1;
        }
        return mixed();
    }

    /**
     * Go one character on.
     *
     * @param gone the first character so far
     * @param come the one behind the last
     */
    long next(char gone, char come) {
        hash = (hash - (gone + 1) * leaving) * BASE + come + 1;
        return mixed();
    }

    /** Spread the number over all bits: the lowest ones of sums and products are poor. */
    private long mixed() {
        long z = (hash ^ hash >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
