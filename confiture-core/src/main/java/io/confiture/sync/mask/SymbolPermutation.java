package io.confiture.sync.mask;

/**
 * Permutes rows of symbols, each from an alphabet of its own: numbers with a base per place. Immutable.
 *
 * <p>As long as a row is a number below 2^63, {@link Pseudorandom#permute} does it. Longer ones are cut into two halves that take
 * turns in moving each other; that two of so many stay in place has a chance below 2^-63.
 */
final class SymbolPermutation {

    private static final int ROUNDS = 10;

    /** How many symbols are taken from one draw: of 26 letters each, the preference of any is below 2^-26. */
    private static final int PER_DRAW = 8;

    private final Pseudorandom random;
    private final Pseudorandom halves;

    SymbolPermutation(Pseudorandom random) {
        this.random = random;
        this.halves = random.derive("halves");
    }

    /**
     * Permute in place.
     *
     * @param symbols each from 0 to below the base of its place
     * @param bases the bases
     * @param from the first place
     * @param to after the last
     * @param tweak chooses one of many permutations
     */
    void permute(int[] symbols, int[] bases, int from, int to, String tweak) {
        long bound = 1;
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bound > Long.MAX_VALUE / bases[i]) {
                inHalves(symbols, bases, from, to, tweak);
                return;
            }
            bound *= bases[i];
            number = number * bases[i] + symbols[i];
        }
        number = random.permute(bound, number, tweak);
        for (int i = to - 1; i >= from; i--) {
            symbols[i] = (int) (number % bases[i]);
            number /= bases[i];
        }
    }

    private void inHalves(int[] symbols, int[] bases, int from, int to, String tweak) {
        int middle = (from + to) / 2;
        long chosen = halves.bits(tweak, ROUNDS);
        for (int round = 0; round < ROUNDS; round += 2) {
            move(symbols, bases, from, middle, chosen + hash(symbols, middle, to, round), round);
            move(symbols, bases, middle, to, chosen + hash(symbols, from, middle, round + 1), round + 1);
        }
    }

    private long hash(int[] symbols, int from, int to, int round) {
        char[] text = new char[to - from];
        for (int i = from; i < to; i++) {
            text[i - from] = (char) symbols[i];
        }
        return halves.bits(new String(text), round);
    }

    private void move(int[] symbols, int[] bases, int from, int to, long hash, int round) {
        long drawn = 0;
        for (int i = from; i < to; i++) {
            if ((i - from) % PER_DRAW == 0) {
                drawn = halves.bits(hash + (i - from), round) >>> 1;
            }
            symbols[i] = (int) ((symbols[i] + drawn % bases[i]) % bases[i]);
            drawn /= bases[i];
        }
    }
}
