package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives addresses made of words that were drawn before.
 *
 * @param random chooses
 * @param parts what is written, in this order
 * @param countries names of countries in canonical form, of which the value's stays at the end; empty to keep none
 */
record AddressMasking(Pseudorandom random, List<AddressPart> parts, Set<String> countries) implements Masking {

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        String canonical = Canonical.of(value);
        int draw = 0;
        while (true) {
            long chosen = random.below(combinations(), canonical, draw);
            String address = write(chosen, canonical, ++draw >= Own.DRAWS);
            if (!address.isEmpty()) {
                return address + country(value);
            }
        }
    }

    private long combinations() {
        long all = 1;
        for (AddressPart part : parts) {
            all = Math.multiplyExact(all, part.size());
        }
        return all;
    }

    /** Return the address, or nothing where a part of it is one of the value. */
    private String write(long chosen, String canonical, boolean lastDraw) {
        List<String> written = new ArrayList<>(parts.size());
        long rest = chosen;
        for (AddressPart part : parts) {
            String text = part.chosen(rest % part.size());
            rest /= part.size();
            boolean telling = part.telling() || parts.size() == 1;
            if (lastDraw ? text.equalsIgnoreCase(canonical) : telling && Own.occurs(text, canonical)) {
                return "";
            }
            written.add(text);
        }
        return String.join(", ", written);
    }

    private String country(String value) {
        if (countries.isEmpty()) {
            return "";
        }
        String stripped = value.strip();
        int end = Math.max(stripped.lastIndexOf(','), stripped.lastIndexOf('\n'));
        String last = stripped.substring(end + 1).strip();
        return end >= 0 && countries.contains(Canonical.of(last)) ? ", " + last : "";
    }

    /** With one part of few words, different values become the same as a matter of course. */
    @Override
    public Cardinality cardinality() {
        return parts.stream().anyMatch(AddressPart::telling)
                ? new Cardinality.Bounded(Math.log((double) combinations()) / Math.log(2))
                : new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        int longest = 2 * (parts.size() - 1);
        for (AddressPart part : parts) {
            longest += part.longest();
        }
        return longest + (countries.isEmpty() ? 0 : 2 + valueLength);
    }
}
