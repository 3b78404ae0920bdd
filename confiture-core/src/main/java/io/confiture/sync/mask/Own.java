package io.confiture.sync.mask;

/** Notices words that were drawn for a value and occur in it by chance, so that another draw is made. */
final class Own {

    /** After this many draws a part may stay: the value then holds most words that there are. */
    static final int DRAWS = 16;

    /** Longer values are no names or addresses; looking through them would cost more than it is worth. */
    private static final int LONGEST = 256;

    private Own() {}

    /**
     * Return whether a word occurs in a value, whatever the case of its letters.
     *
     * @param word the word
     * @param canonical the value in canonical form
     */
    static boolean occurs(String word, String canonical) {
        return canonical.length() > LONGEST ? word.equalsIgnoreCase(canonical) : canonical.contains(Canonical.of(word));
    }
}
