package io.confiture.sync.leak;

import java.util.List;

/**
 * Is a value that is planted to see where it comes out. Prints without it.
 *
 * @param value as the column's type reads it
 * @param telling the parts by which it is told from all other values; none where chance could have made it
 * @param alone whether the parts only count where they stand alone, because they are numbers
 */
record Canary(String value, List<String> telling, boolean alone) {

    Canary {
        telling = List.copyOf(telling);
    }

    /** Plant something that is known by its parts. */
    static Canary of(String value, String... telling) {
        return new Canary(value, List.of(telling), false);
    }

    /** Plant something that stands for itself. */
    static Canary of(String value) {
        return new Canary(value, List.of(value), false);
    }

    /** Plant a number that is known where it stands as a number of its own. */
    static Canary number(String value) {
        return new Canary(value, List.of(value), true);
    }

    /** Plant what can only be compared in its own row. */
    static Canary plain(String value) {
        return new Canary(value, List.of(), false);
    }

    @Override
    public String toString() {
        return "a canary of " + value.length() + " characters";
    }
}
