package io.confiture.migration.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that another runner works on the database, and which. */
public final class LockNotHadException extends RuntimeException {

    private final transient @Nullable LockHolder holder;

    LockNotHadException(String message, @Nullable LockHolder holder) {
        super(message);
        this.holder = holder;
    }

    /** Return who holds the lock; empty when it was gone the moment after, or when this connection lost it. */
    public Optional<LockHolder> holder() {
        return Optional.ofNullable(holder);
    }
}
