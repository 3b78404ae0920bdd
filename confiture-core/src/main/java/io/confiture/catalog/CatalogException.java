package io.confiture.catalog;

/** Tells that the catalog of a database could not be read: what was tried, what the server said, what to do. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogException(String message, Throwable cause) {
        super(message, cause);
    }

    CatalogException(String message) {
        super(message);
    }
}
