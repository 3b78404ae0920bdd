package io.confiture.migration.trace;

/** Says where the knowledge about a statement comes from. */
public sealed interface Evidence {

    /** It was measured while the statement's transaction was open. */
    record Measured() implements Evidence {}

    /**
     * The locks are what the documentation says, because the statement runs outside of a transaction block and has let them go
     * when it can be asked.
     *
     * @param source the page of PostgreSQL's documentation
     */
    record Documented(String source) implements Evidence {}

    /**
     * Nothing is known.
     *
     * @param reason why, in words that follow "not measured: "
     */
    record Unknown(String reason) implements Evidence {}

    /**
     * It was not sent. Its locks, where the documentation knows them, are what it would take.
     *
     * @param reason why, in words that follow "not executed: "
     */
    record NotExecuted(String reason) implements Evidence {}
}
