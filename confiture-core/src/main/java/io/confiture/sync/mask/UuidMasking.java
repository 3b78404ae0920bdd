package io.confiture.sync.mask;

/**
 * Permutes the 122 bits of UUIDs that are neither version nor variant: ten rounds in which each half moves the other. That one
 * stays as it was has a chance of 2^-122.
 *
 * @param random draws
 */
record UuidMasking(Pseudorandom random) implements Masking {

    private static final int ROUNDS = 10;

    private static final long WITHOUT_VERSION = ~0xf000L;

    private static final long WITHOUT_VARIANT = ~0xc000_0000_0000_0000L;

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        HexText text = new HexText(value, "-{}");
        if (text.count() != 32) {
            throw new MaskingException("the value is no UUID");
        }
        long high = text.bits(0, 16);
        long low = text.bits(16, 32);
        for (int round = 0; round < ROUNDS; round += 2) {
            high ^= random.bits(low, round) & WITHOUT_VERSION;
            low ^= random.bits(high, round + 1) & WITHOUT_VARIANT;
        }
        text.set(0, 16, high);
        text.set(16, 32, low);
        return text.written();
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
