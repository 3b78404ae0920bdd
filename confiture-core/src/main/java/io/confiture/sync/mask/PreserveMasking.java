package io.confiture.sync.mask;

/** Gives values back. */
record PreserveMasking() implements Masking {

    @Override
    public String mask(String value) {
        return value;
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Bijective();
    }

    @Override
    public int longest(int valueLength) {
        return valueLength;
    }
}
