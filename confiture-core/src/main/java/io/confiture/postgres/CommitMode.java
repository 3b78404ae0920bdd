package io.confiture.postgres;

/** Says how a script is committed. */
public enum CommitMode {
    /** As one transaction, opened and committed around the script. */
    TRANSACTION,
    /** Statement by statement, as psql does without {@code --single-transaction}. */
    STATEMENTS,
    /** As one transaction, unless a statement controls transactions itself or refuses to run in one: then by statements. */
    AUTO,
    /** Not at all: inside the transaction that the caller has open and will roll back. */
    CALLER
}
