package io.confiture.sql;

import java.util.Arrays;

/** Collects the parts of a statement's span that are not sent: pairs of offsets, in order. */
final class Cuts {
    private static final int[] NONE = {};

    private int[] offsets = NONE;
    private int count;

    void add(int from, int to) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(4, count * 2));
        }
        offsets[count++] = from;
        offsets[count++] = to;
    }

    void clear() {
        offsets = NONE;
        count = 0;
    }

    /** Return those that begin before an offset. */
    int[] before(int end) {
        int kept = count;
        while (kept > 0 && offsets[kept - 2] >= end) {
            kept -= 2;
        }
        return kept == 0 ? NONE : Arrays.copyOf(offsets, kept);
    }

    /** Follow a text from whose beginning so many characters were taken. */
    void moved(int by) {
        for (int i = 0; i < count; i++) {
            offsets[i] -= by;
        }
    }

    static int[] moved(int[] cuts, int by) {
        int[] moved = cuts.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= by;
        }
        return moved;
    }
}
