package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/** Lets nothing out of a masking but its answer: what goes wrong inside may carry the value in its message. */
record GuardedMasking(String strategy, Masking masking) implements Masking {

    @Override
    public @Nullable String mask(String value) {
        try {
            return masking.mask(value);
        } catch (MaskingException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Without the cause: its message may repeat the value, and loggers print causes.
            throw new MaskingException("the strategy " + strategy + " failed with "
                    + e.getClass().getSimpleName());
        }
    }

    @Override
    public Cardinality cardinality() {
        return masking.cardinality();
    }

    @Override
    public int longest(int valueLength) {
        return masking.longest(valueLength);
    }

    @Override
    public Extent extent() {
        return masking.extent();
    }
}
