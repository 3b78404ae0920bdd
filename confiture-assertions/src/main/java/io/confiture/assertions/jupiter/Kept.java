package io.confiture.assertions.jupiter;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Is kept in a store and closed with it.
 *
 * <p>Of both kinds of things that are closed: before Jupiter 5.13 only the older kind is, and since then the newer one can be
 * switched off.
 */
@SuppressWarnings({"deprecation", "try"}) // JUnit closes it and takes what is thrown
final class Kept<T extends AutoCloseable> implements CloseableResource, AutoCloseable {
    private final T value;
    private boolean closed;

    Kept(T value) {
        this.value = value;
    }

    T value() {
        return value;
    }

    @Override
    public synchronized void close() throws Exception {
        if (!closed) {
            closed = true;
            value.close();
        }
    }
}
