package io.confiture.sync.mask;

import java.util.List;
import java.util.Locale;

/**
 * Gives names made of words that were drawn before.
 *
 * @param random chooses
 * @param first first names, in a fixed order
 * @param last last names, in a fixed order
 * @param format what is written of them
 * @param keepCase whether all letters are small or large where those of the value are
 */
record NameMasking(Pseudorandom random, List<String> first, List<String> last, Format format, boolean keepCase)
        implements Masking {

    enum Format {
        FULL,
        FIRST,
        LAST,
        INITIALS
    }

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        String canonical = Canonical.of(value);
        int draw = 0;
        while (true) {
            long chosen = random.below(combinations(), canonical, draw);
            String name = write(chosen, canonical, ++draw >= Own.DRAWS);
            if (!name.isEmpty()) {
                return keepCase ? cased(name, value) : name;
            }
        }
    }

    private long combinations() {
        return switch (format) {
            case FULL, INITIALS -> (long) first.size() * last.size();
            case FIRST -> first.size();
            case LAST -> last.size();
        };
    }

    /** Return the name, or nothing where a part of it is one of the value. */
    private String write(long chosen, String canonical, boolean lastDraw) {
        String given = format == Format.LAST ? "" : first.get((int) (chosen % first.size()));
        String family =
                format == Format.FIRST ? "" : last.get((int) (format == Format.LAST ? chosen : chosen / first.size()));
        String name =
                switch (format) {
                    case FULL -> given + " " + family;
                    case FIRST -> given;
                    case LAST -> family;
                    case INITIALS -> initial(given) + "." + initial(family) + ".";
                };
        boolean own = lastDraw
                ? name.equalsIgnoreCase(canonical)
                : Own.occurs(name, canonical)
                        || (format == Format.FULL && (Own.occurs(given, canonical) || Own.occurs(family, canonical)));
        return own ? "" : name;
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static String cased(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String upper = value.toUpperCase(Locale.ROOT);
        if (lower.equals(upper)) {
            return name;
        }
        return value.equals(lower)
                ? name.toLowerCase(Locale.ROOT)
                : value.equals(upper) ? name.toUpperCase(Locale.ROOT) : name;
    }

    @Override
    public Cardinality cardinality() {
        return format == Format.INITIALS
                ? new Cardinality.Lossy()
                : new Cardinality.Bounded(Math.log((double) combinations()) / Math.log(2));
    }

    @Override
    public int longest(int valueLength) {
        return switch (format) {
            case FULL -> longest(first) + 1 + longest(last);
            case FIRST -> longest(first);
            case LAST -> longest(last);
            case INITIALS -> 4;
        };
    }

    static int longest(List<String> words) {
        return words.stream()
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .max()
                .orElse(0);
    }
}
