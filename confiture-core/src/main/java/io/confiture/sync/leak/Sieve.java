package io.confiture.sync.leak;

import java.util.BitSet;
import java.util.Set;

/**
 * Remembers any number of forms in bounded memory, so that a text without any of them is known to have none; what it lets through
 * must be compared with the originals again (a Bloom filter, over the beginnings of forms). For one thread.
 */
final class Sieve {

    /** How many characters of a form count, and how few there are at least. */
    private static final int LONGEST = 24;

    static final int SHORTEST = 8;

    private final BitSet starts;
    private final BitSet forms;
    private final long mask;
    private final RollingHash rolling = new RollingHash(SHORTEST);
    private final RollingHash begin = new RollingHash(SHORTEST);
    private final boolean[] lengths = new boolean[LONGEST + 1];

    Sieve(int bits) {
        this.starts = new BitSet(bits);
        this.forms = new BitSet(bits);
        this.mask = bits - 1L;
    }

    /** Remember a form; one that is too short to be told from others is not. */
    void add(String form) {
        if (form.length() >= SHORTEST) {
            set(starts, begin.start(form));
            set(forms, key(form));
            lengths[Math.min(form.length(), LONGEST)] = true;
        }
    }

    /** Return the number by which a form is known. */
    static long key(String form) {
        return key(form, 0, Math.min(form.length(), LONGEST));
    }

    private static long key(CharSequence text, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01B3L;
            hash ^= hash >>> 29;
        }
        return hash * 0x9E37_79B9_7F4A_7C15L;
    }

    /** Add the numbers of all that may stand in a text. */
    void search(String text, Set<Long> candidates) {
        if (text.length() < SHORTEST) {
            return;
        }
        long hash = rolling.start(text);
        int last = text.length() - SHORTEST;
        for (int at = 0; ; at++) {
            if (has(starts, hash)) {
                compare(text, at, candidates);
            }
            if (at == last) {
                return;
            }
            hash = rolling.next(text.charAt(at), text.charAt(at + SHORTEST));
        }
    }

    private void compare(String text, int at, Set<Long> candidates) {
        for (int length = SHORTEST; length <= Math.min(LONGEST, text.length() - at); length++) {
            if (lengths[length]) {
                long key = key(text, at, length);
                if (has(forms, key)) {
                    candidates.add(key);
                }
            }
        }
    }

    private void set(BitSet bits, long hash) {
        bits.set((int) (hash & mask));
        bits.set((int) (hash >>> 32 & mask));
    }

    private boolean has(BitSet bits, long hash) {
        return bits.get((int) (hash & mask)) && bits.get((int) (hash >>> 32 & mask));
    }
}
