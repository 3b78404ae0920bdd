package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/** Lets nothing out of a masking but its answer: what goes wrong inside may carry the value in its message. */
record GuardedMasking(String strategy, Extent extent, Masking masking) implements Masking {

    /** Shorter values occur in messages by chance. */
    private static final int SHORT = 3;

    /** Guard what a strategy made. */
    static GuardedMasking of(MaskingStrategy strategy, Masking masking) {
        Extent extent = strategy.extent() == Extent.WHOLE ? masking.extent() : strategy.extent();
        return new GuardedMasking(strategy.name(), extent, masking);
    }

    @Override
    public @Nullable String mask(String value) {
        try {
            return masking.mask(value);
        } catch (MaskingException e) {
            String message = e.getMessage();
            if (message != null && value.length() > SHORT && message.contains(value)) {
                throw new MaskingException("the strategy " + strategy + " refuses the value");
            }
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Without the cause: its message may repeat the value, and loggers print causes.
            throw new MaskingException(
                    "the strategy " + strategy + " failed with " + e.getClass().getSimpleName());
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
}
