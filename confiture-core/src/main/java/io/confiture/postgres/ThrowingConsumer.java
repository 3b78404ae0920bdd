package io.confiture.postgres;

/**
 * Does something with a value and may fail.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface ThrowingConsumer<T> {

    /** Use the value. */
    void accept(T value) throws Exception;
}
