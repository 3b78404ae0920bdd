package io.confiture.seed.lint;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value when first asked and keeps it. Thread-safe: callers wait for the first. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
