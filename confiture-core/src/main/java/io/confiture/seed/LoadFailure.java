package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.postgres.StatementFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why a seed file could not be loaded.
 *
 * @param kind what is left of the transaction
 * @param findings what is wrong, never empty; the first has the most exact place: the failing row where it could be found
 * @param statement what the server said about the failing statement, or null when no statement was sent or the server is not to
 *     blame
 */
public record LoadFailure(
        Kind kind, List<Finding> findings, @Nullable StatementFailure statement) {

    /** Says what is left of the transaction in which the file was to be loaded. */
    public enum Kind {
        /** Nothing of the file was sent. */
        REFUSED,
        /** A statement failed; what the file did before is undone, and the transaction goes on. */
        UNDONE,
        /** The file ended the transaction itself: what happened in it before may be stored, or lost. */
        TRANSACTION_ENDED,
        /** The connection is gone, and the transaction with it. */
        CONNECTION_LOST
    }

    /** Copy the list. */
    public LoadFailure {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a failure needs a finding");
        }
    }

    /** Say whether the next file can be loaded in the same transaction. */
    public boolean goesOn() {
        return kind == Kind.REFUSED || kind == Kind.UNDONE;
    }
}
