package io.confiture.assertions.error;

import java.util.List;

/** Writes lines below each other, and how many are left out. */
final class Listing {
    private Listing() {}

    /** Return the first lines, each on a line of its own with two blanks before it; nothing for none. */
    static String of(List<String> lines, int shown) {
        return of(lines, shown, lines.size());
    }

    /**
     * Return the first lines of those that there are.
     *
     * @param count how many there are, with those that are not in the list
     */
    static String of(List<String> lines, int shown, long count) {
        StringBuilder text = new StringBuilder();
        lines.stream().limit(shown).forEach(line -> text.append(System.lineSeparator())
                .append("  ")
                .append(line));
        long rest = count - Math.min(shown, lines.size());
        if (rest > 0 && !lines.isEmpty()) {
            text.append(System.lineSeparator()).append("  and ").append(rest).append(" more");
        }
        return text.toString();
    }
}
