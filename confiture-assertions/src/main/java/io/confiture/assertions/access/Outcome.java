package io.confiture.assertions.access;

import io.confiture.assertions.query.GivenRows;
import io.confiture.assertions.query.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is what became of a statement. */
sealed interface Outcome {

    /**
     * It ran.
     *
     * @param given what it gave, or null when it is none that gives rows
     * @param count how many rows it gave or changed
     */
    record Ran(@Nullable GivenRows given, long count) implements Outcome {

        List<Row> rows() {
            return given == null ? List.of() : given.rows();
        }
    }

    /**
     * The server refused it.
     *
     * @param reason why, as far as permissions go
     */
    record Refused(Reason reason, String state, String message) implements Outcome {
        @Override
        public String toString() {
            return message + " (SQLSTATE " + state + ")";
        }
    }

    /** Is why a statement was refused. */
    enum Reason {
        /** A privilege is missing. */
        DENIED,
        /** A row that was to be written is one that no policy lets in. */
        POLICY,
        /** It has nothing to do with permissions. */
        OTHER
    }
}
