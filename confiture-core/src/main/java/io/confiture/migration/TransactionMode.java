package io.confiture.migration;

import io.confiture.postgres.CommitMode;

/** Says how the layout's own tool runs one script. */
public enum TransactionMode {
    /** The tool opens a transaction around the script; a statement that refuses one fails. */
    TRANSACTION,
    /** The files ask for no transaction: each statement stands alone. */
    NO_TRANSACTION,
    /**
     * The statements decide: a transaction unless one of them refuses to run in one.
     *
     * <p>Confiture and Flyway look at the statements; golang-migrate sends the file as one message, which PostgreSQL
     * runs in an implicit transaction when it holds more than one statement.
     */
    AUTO;

    /** Return how a script in this mode is committed. */
    public CommitMode commitMode() {
        return switch (this) {
            case TRANSACTION -> CommitMode.TRANSACTION;
            case NO_TRANSACTION -> CommitMode.STATEMENTS;
            case AUTO -> CommitMode.AUTO;
        };
    }
}
