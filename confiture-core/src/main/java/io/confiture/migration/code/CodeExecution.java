package io.confiture.migration.code;

import org.jspecify.annotations.Nullable;

/** Says how code of users ended. */
public sealed interface CodeExecution {

    /** Say that it returned, and left the transaction as it found it. */
    record Done() implements CodeExecution {}

    /**
     * Say that it failed; the transaction, if there was one, is to be rolled back by whoever opened it.
     *
     * @param message what happened, in one sentence: the exception's class, its message and the line that threw it
     * @param sqlState the server's SQLSTATE; empty when the server had no part in it
     * @param keptSomething whether the code ended Confiture's transaction, so that what ran before cannot be rolled back
     * @param cause what was thrown, or null
     */
    record Failed(
            String message,
            String sqlState,
            boolean keptSomething,
            @Nullable Throwable cause) implements CodeExecution {}
}
