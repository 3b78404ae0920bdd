package io.confiture.sync.mask;

import java.util.HexFormat;

/**
 * Draws hexadecimal digits.
 *
 * @param random draws
 * @param form says how they are written
 */
record HashMasking(Pseudorandom random, HashForm form) implements Masking {

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        StringBuilder digits = new StringBuilder(form.length() + 16);
        for (int draw = 0; digits.length() < form.length(); draw++) {
            digits.append(HexFormat.of().toHexDigits(random.bits(value, draw)));
        }
        return form.written(digits);
    }

    @Override
    public Cardinality cardinality() {
        return form.cardinality();
    }

    @Override
    public int longest(int valueLength) {
        return form.longest();
    }
}
