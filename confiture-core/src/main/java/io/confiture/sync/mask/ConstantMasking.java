package io.confiture.sync.mask;

/**
 * Gives the same for all.
 *
 * @param text what it gives
 */
record ConstantMasking(String text) implements Masking {

    @Override
    public String mask(String value) {
        return text;
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        return text.codePointCount(0, text.length());
    }
}
