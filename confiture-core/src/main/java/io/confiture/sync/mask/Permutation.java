package io.confiture.sync.mask;

/**
 * Permutes the numbers below any bound, under a key: the way of FF1, with SipHash in its rounds. Immutable.
 *
 * <p>A number is written with two digits, left below {@code a} and right below {@code b}, where {@code a * b} is the bound or
 * a little more; rounds add to one a keyed function of the other. What lands beyond the bound is walked on until it is within.
 *
 * <p>That permutation alone would leave about one number in its place. So each is sent forward, one step on, and back again
 * ({@code p⁻¹(p(x) + 1)}): all numbers make one long circle, and none stays where it was unless it is the only one.
 */
final class Permutation {

    /** The greatest whose square is a long. */
    private static final long MAX_ROOT = 3_037_000_499L;

    private final SipHash rounds;
    private final SipHash tweaks;

    Permutation(SipHash rounds, SipHash tweaks) {
        this.rounds = rounds;
        this.tweaks = tweaks;
    }

    long of(long bound, long number, String tweak) {
        if (bound < 1 || number < 0 || number >= bound) {
            throw new IllegalArgumentException("the number must be from 0 to below the bound");
        }
        if (bound == 1) {
            return 0;
        }
        Walk walk = new Walk(rounds, bound, tweaks.of(bound, tweak));
        long there = walk.forward(number) + 1;
        return walk.backward(there == bound ? 0 : there);
    }

    private static final class Walk {
        private final SipHash hash;
        private final long bound;
        private final long tweak;
        private final long a;
        private final long b;
        private final int rounds;

        Walk(SipHash hash, long bound, long tweak) {
            this.hash = hash;
            this.bound = bound;
            this.tweak = tweak;
            long root = (long) Math.sqrt((double) bound);
            while (root > MAX_ROOT || root * root > bound) {
                root--;
            }
            // Two at least: with one alone nothing would be mixed, only moved on.
            root = Math.max(2, root);
            this.a = root;
            this.b = (bound - 1) / root + 1;
            this.rounds = bound < 1 << 10 ? 24 : bound < 1 << 20 ? 16 : 10;
        }

        long forward(long number) {
            long at = number;
            do {
                long left = Long.divideUnsigned(at, b);
                long right = Long.remainderUnsigned(at, b);
                for (int round = 0; round < rounds; round += 2) {
                    left += drawn(round, right, a);
                    left -= left >= a ? a : 0;
                    right += drawn(round + 1, left, b);
                    right -= right >= b ? b : 0;
                }
                at = left * b + right;
            } while (Long.compareUnsigned(at, bound) >= 0);
            return at;
        }

        long backward(long number) {
            long at = number;
            do {
                long left = Long.divideUnsigned(at, b);
                long right = Long.remainderUnsigned(at, b);
                for (int round = rounds - 2; round >= 0; round -= 2) {
                    right -= drawn(round + 1, left, b);
                    right += right < 0 ? b : 0;
                    left -= drawn(round, right, a);
                    left += left < 0 ? a : 0;
                }
                at = left * b + right;
            } while (Long.compareUnsigned(at, bound) >= 0);
            return at;
        }

        private long drawn(int round, long half, long below) {
            // 63 bits for a half of 32 at most: the remainder prefers none by more than one in two thousand million.
            return (hash.of(tweak, (long) round << 56 | half) >>> 1) % below;
        }
    }
}
