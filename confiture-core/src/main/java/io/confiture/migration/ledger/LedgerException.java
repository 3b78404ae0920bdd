package io.confiture.migration.ledger;

import org.jspecify.annotations.Nullable;

/** Says that the ledger cannot be read or written, and what to do about it. */
public final class LedgerException extends RuntimeException {

    LedgerException(String message) {
        this(message, null);
    }

    LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
