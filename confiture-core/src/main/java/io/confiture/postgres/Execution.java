package io.confiture.postgres;

import io.confiture.sql.Statement;

/** Says how the execution of a whole script ended. */
public sealed interface Execution {

    /** Say that every statement ran and that nothing was left open. */
    record Done(int statements) implements Execution {}

    /** Say that a statement failed; what the script's transactions had not committed is rolled back. */
    record Failed(StatementFailure failure) implements Execution {}

    /** Say that nothing was sent, because a statement reaches beyond the database that it would run in. */
    record Refused(Statement statement) implements Execution {}

    /** Say that the script ended inside a transaction that it had opened itself; that transaction is rolled back. */
    record LeftOpen(Statement last) implements Execution {}
}
