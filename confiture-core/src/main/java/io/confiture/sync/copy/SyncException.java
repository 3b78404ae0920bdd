package io.confiture.sync.copy;

import io.confiture.check.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a run ended without a copy. The message and the findings name tables, columns and keys' digests, never values. */
public final class SyncException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of reason it is. */
    public enum Kind {
        /** A database does not answer. */
        CONNECTION,
        /** The decisions, or what they name, are not in order. Nothing was written. */
        RULES,
        /** The target must not be written to, or lacks what is needed. Nothing was written. */
        REFUSED,
        /** Another run is at work on the target. */
        LOCKED,
        /** Copying failed; the target's own rows are untouched, and what is copied so far can be gone on with. */
        COPY
    }

    private final Kind kind;
    private final transient List<Finding> findings;

    /** Say it. */
    public SyncException(Kind kind, String message, List<Finding> findings, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.findings = List.copyOf(findings);
    }

    /** Return the kind of reason. */
    public Kind kind() {
        return kind;
    }

    /** Return the details; may be empty. */
    public List<Finding> findings() {
        return findings;
    }
}
