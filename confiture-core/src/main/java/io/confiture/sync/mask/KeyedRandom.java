package io.confiture.sync.mask;

import java.nio.ByteBuffer;

/** Draws with SipHash, under keys of which each is made by HMAC-SHA256 for one purpose. Immutable, so threads share it. */
final class KeyedRandom implements Pseudorandom {

    private final HmacKey key;
    private final boolean ofChecks;
    private final SipHash texts;
    private final SipHash numbers;
    private final Permutation permutation;

    KeyedRandom(HmacKey key, boolean ofChecks) {
        this.key = key;
        this.ofChecks = ofChecks;
        this.texts = hash("texts");
        this.numbers = hash("numbers");
        this.permutation = new Permutation(hash("rounds"), hash("tweaks"));
    }

    private SipHash hash(String purpose) {
        ByteBuffer bytes = ByteBuffer.wrap(key.derive(purpose));
        return new SipHash(bytes.getLong(), bytes.getLong());
    }

    @Override
    public long bits(String value, int index) {
        return texts.of(Integer.toUnsignedLong(index), value);
    }

    @Override
    public long bits(long value, int index) {
        return numbers.of(value, index);
    }

    @Override
    public long below(long bound, String value, int index) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound must be at least 1");
        }
        for (long attempt = 0; ; attempt++) {
            long drawn = texts.of(attempt << 32 | Integer.toUnsignedLong(index), value) >>> 1;
            long result = drawn % bound;
            // The last stretch of numbers is shorter than the bound: who drew from it draws again, so that none is
            // preferred.
            if (drawn - result <= Long.MAX_VALUE - (bound - 1)) {
                return result;
            }
        }
    }

    @Override
    public long permute(long bound, long number, String tweak) {
        return permutation.of(bound, number, tweak);
    }

    @Override
    public Pseudorandom derive(String purpose) {
        return new KeyedRandom(key.below(purpose), ofChecks);
    }

    @Override
    public boolean ofChecks() {
        return ofChecks;
    }
}
