package io.confiture.migration.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a run of statements outside of a transaction that has not come to its end: of a migration that is half applied or half
 * taken back, or that runs now.
 *
 * @param version the migration, as in the ledger
 * @param direction up or down
 * @param statements all its statements, in order
 */
public record UnfinishedRun(String version, Direction direction, List<Entry> statements) {

    /** Copy the list. */
    public UnfinishedRun {
        statements = List.copyOf(statements);
    }

    /**
     * Is one statement.
     *
     * @param ordinal its number, from 0
     * @param sha256 the digest of its text, see {@link Journal#digest}
     * @param state how far it came
     * @param startedAt when it was sent, or null
     * @param doneAt when it had succeeded, or null
     */
    public record Entry(
            int ordinal,
            String sha256,
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant doneAt) {}

    /** Says how far a statement came. */
    public enum State {
        /** It was not sent. */
        WAITING,
        /** It was sent. Whether it succeeded, only the database knows. */
        STARTED,
        /** It succeeded. */
        DONE
    }

    /** Return the first statement that is not known to have succeeded, or null when all have. */
    public @Nullable Entry next() {
        return statements.stream()
                .filter(s -> s.state() != State.DONE)
                .findFirst()
                .orElse(null);
    }
}
