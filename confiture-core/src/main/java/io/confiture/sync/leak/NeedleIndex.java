package io.confiture.sync.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds any of many forms in a text at once: the number of each run of characters is looked up, and what may stand there is
 * compared (Rabin and Karp). Immutable and thread-safe.
 */
final class NeedleIndex {

    /** How long a form is at least. */
    static final int WINDOW = 6;

    private final Map<Long, List<Form>> byStart = new HashMap<>();
    private final BitSet sieve;
    private final int mask;

    NeedleIndex(Collection<Needle> needles) {
        RollingHash rolling = new RollingHash(WINDOW);
        for (Needle needle : needles) {
            for (Form form : Forms.of(needle)) {
                List<Form> same = byStart.computeIfAbsent(rolling.start(form.text()), h -> new ArrayList<>(1));
                if (!same.contains(form)) {
                    same.add(form);
                }
            }
        }
        int bits = Math.max(1 << 12, Integer.highestOneBit(Math.max(1, byStart.size())) << 5);
        this.sieve = new BitSet(bits);
        this.mask = bits - 1;
        byStart.keySet().forEach(hash -> sieve.set((int) (hash & mask)));
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    /**
     * Name each form in a text.
     *
     * @param text folded and squeezed
     */
    void search(String text, Consumer<Form> found) {
        if (text.length() < WINDOW) {
            return;
        }
        RollingHash rolling = new RollingHash(WINDOW);
        long hash = rolling.start(text);
        int last = text.length() - WINDOW;
        for (int at = 0; ; at++) {
            if (sieve.get((int) (hash & mask))) {
                compare(text, at, hash, found);
            }
            if (at == last) {
                return;
            }
            hash = rolling.next(text.charAt(at), text.charAt(at + WINDOW));
        }
    }

    private void compare(String text, int at, long hash, Consumer<Form> found) {
        for (Form form : byStart.getOrDefault(hash, List.of())) {
            if (text.startsWith(form.text(), at)) {
                found.accept(form);
            }
        }
    }
}
