package io.confiture.postgres;

/** Where a session stands, as the server says at the end of each statement (the status byte of ReadyForQuery). */
public enum TransactionState {
    /** Not in a transaction block. */
    IDLE,
    /** In a transaction block that works. */
    OPEN,
    /** In a transaction block that failed: everything but a rollback is refused. */
    FAILED
}
