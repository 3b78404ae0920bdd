package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of the parts of documents that a path names.
 *
 * @param path the path
 * @param treatment what becomes of them
 */
record JsonRule(JsonPath path, Treatment treatment) {

    /** What becomes of a part. */
    sealed interface Treatment {
        /** Return whether nothing of it stays. */
        default boolean replaces() {
            return true;
        }
    }

    /**
     * Each value is masked, and each element of an array.
     *
     * @param texts masks strings; null where the strategy gives numbers only
     * @param numbers masks numbers; null where the strategy gives texts only
     */
    record Mask(@Nullable Masking texts, @Nullable Masking numbers) implements Treatment {
        @Override
        public boolean replaces() {
            return (texts == null || texts.extent() == Extent.WHOLE)
                    && (numbers == null || numbers.extent() == Extent.WHOLE);
        }
    }

    /** All of it stays, but for what a path names deeper. */
    record Keep() implements Treatment {
        @Override
        public boolean replaces() {
            return false;
        }
    }

    /** JSON's null is written. */
    record SetNull() implements Treatment {}

    /** Nothing is written, its key neither. */
    record Drop() implements Treatment {}
}
