package io.confiture.migration.history;

/** Says that released migrations cannot be listed as asked; nothing was written. */
public final class FreezeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FreezeException(String message) {
        super(message);
    }
}
