package io.confiture.sync.mask;

import java.util.Arrays;

/**
 * Permutes rows of bits so that two that begin alike begin alike for as many bits afterwards. Immutable.
 *
 * <p>Whether a bit is turned depends on those before it alone, as in Crypto-PAn; here one draw answers for all bits of a byte
 * that a beginning can go on with. The first bit that does not stay is always turned, so that none comes to itself.
 */
final class PrefixPermutation {

    /** The draws of a byte: nodes 1 to 255 of a tree need 256 bits. */
    private static final int NEXT = 4;

    private final Pseudorandom random;
    private final int kept;

    /**
     * Make one.
     *
     * @param kept how many bits stay at the beginning
     */
    PrefixPermutation(Pseudorandom random, int kept) {
        this.random = random;
        this.kept = kept;
    }

    /** Return the permuted bits, with zeros behind a length. */
    byte[] of(byte[] bits, int length) {
        byte[] permuted = new byte[bits.length];
        long state = 0;
        for (int i = 0; 8 * i < length; i++) {
            int original = bits[i] & 0xff;
            permuted[i] = (byte) (original ^ flips(state, original, 8 * i));
            state = random.bits(state ^ original, NEXT);
        }
        clear(permuted, length);
        return permuted;
    }

    /** Return which bits of a byte are turned. */
    private int flips(long state, int original, int place) {
        // Nodes are numbered as in a heap: 1, then 2 and 3, then 4 to 7. The first six steps find theirs below 64.
        long upper = random.bits(state, 0);
        int flips = 0;
        for (int depth = 0; depth < 8; depth++) {
            int node = (1 << depth) | (original >>> (8 - depth));
            long draw = depth < 6 ? upper : random.bits(state, node >>> 6);
            flips = (flips << 1) | (int) ((draw >>> (node & 63)) & 1);
        }
        int free = Math.max(0, Math.min(8, 8 - (kept - place)));
        flips &= (1 << free) - 1;
        return kept >= place && kept < place + 8 ? flips | (0x80 >>> (kept - place)) : flips;
    }

    /** Return whether a bit behind a length is set. */
    static boolean hasOnes(byte[] bits, int length) {
        byte[] cleared = Arrays.copyOf(bits, bits.length);
        clear(cleared, length);
        return !Arrays.equals(bits, cleared);
    }

    /** Set all bits behind a length to zero. */
    static void clear(byte[] bits, int length) {
        for (int i = 0; i < bits.length; i++) {
            int stay = Math.max(0, Math.min(8, length - 8 * i));
            bits[i] &= (byte) (0xff << (8 - stay));
        }
    }
}
