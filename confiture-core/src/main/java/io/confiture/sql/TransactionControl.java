package io.confiture.sql;

/** Names the commands that begin, end or divide a transaction. */
public enum TransactionControl {
    /** BEGIN or START TRANSACTION. */
    BEGIN,
    /** COMMIT or END. */
    COMMIT,
    /** COMMIT AND CHAIN: ends one transaction and begins the next. */
    COMMIT_AND_CHAIN,
    /** ROLLBACK or ABORT. */
    ROLLBACK,
    /** ROLLBACK AND CHAIN. */
    ROLLBACK_AND_CHAIN,
    /** SAVEPOINT. */
    SAVEPOINT,
    /** RELEASE SAVEPOINT. */
    RELEASE,
    /** ROLLBACK TO SAVEPOINT. */
    ROLLBACK_TO,
    /** PREPARE TRANSACTION: takes the transaction away from the session. */
    PREPARE_TRANSACTION,
    /** COMMIT PREPARED. */
    COMMIT_PREPARED,
    /** ROLLBACK PREPARED. */
    ROLLBACK_PREPARED,
    /** SET TRANSACTION: says how the current one behaves. */
    SET_TRANSACTION;

    /** Tell whether the session is outside of its transaction, or in a new one, after this. */
    public boolean endsTransaction() {
        return switch (this) {
            case COMMIT, COMMIT_AND_CHAIN, ROLLBACK, ROLLBACK_AND_CHAIN, PREPARE_TRANSACTION -> true;
            case BEGIN, SAVEPOINT, RELEASE, ROLLBACK_TO, COMMIT_PREPARED, ROLLBACK_PREPARED, SET_TRANSACTION -> false;
        };
    }
}
