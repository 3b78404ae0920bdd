package io.confiture.sync.mask;

/**
 * Gives numbers that look random to everybody who has not got the secret, and are the same for the same value each time. Thread-safe.
 */
public interface Pseudorandom {

    /**
     * Return 64 bits for a value.
     *
     * @param value any text; a strategy brings it into one form first, so that what means the same is mapped alike
     * @param index tells several draws for the same value apart, from 0
     */
    long bits(String value, int index);

    /** Return 64 bits for a number; they have nothing to do with those for its text. */
    long bits(long value, int index);

    /** Return a number for a value, evenly chosen from 0 to below the bound. */
    long below(long bound, String value, int index);

    /**
     * Permute the numbers from 0 to below a bound: different numbers give different numbers, and none gives itself unless it is
     * the only one.
     *
     * @param bound at least 1
     * @param number from 0 to below the bound
     * @param tweak chooses one of many permutations
     */
    long permute(long bound, long number, String tweak);

    /** Return one like this that gives other numbers. */
    Pseudorandom derive(String purpose);

    /**
     * Say whether the secret is the one of checks and examples, which everybody knows: then nothing real is masked, and a
     * strategy may do without what only production has, such as a further secret.
     */
    default boolean ofChecks() {
        return false;
    }
}
