package io.confiture.migration;

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
    AUTO
}
