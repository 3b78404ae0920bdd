package io.confiture.sql;

import java.util.Optional;

/**
 * Says what a statement is, as far as its keywords tell. Of a group joined with {@code \;}, the command and the
 * transaction control are those of the first command, and each flag is set when any of the commands sets it.
 *
 * @param command the keywords that name the command, in upper case, such as {@code CREATE TABLE}, {@code ALTER TYPE},
 *     {@code DO}; modifiers such as OR REPLACE, UNIQUE or TEMPORARY are left out; for a statement that begins with no
 *     keyword, {@code SELECT} for a parenthesis, else empty
 * @param transactionControl set if the command begins, ends or divides a transaction
 * @param refusedInTransactionBlock whether PostgreSQL refuses it between BEGIN and COMMIT. Decided from the text alone:
 *     REINDEX and CLUSTER of a <em>partitioned</em> table are refused too, and no text shows that; DROP SUBSCRIPTION and
 *     ALTER SUBSCRIPTION .. PUBLICATION count as refused, though they are not for one without slot or not enabled
 * @param reachesBeyondDatabase whether it changes something outside of the current database: other databases,
 *     tablespaces, the server's settings, another server's replication slots; also when a DO or function body says so
 * @param objectName the database, tablespace, role or subscription that such a command names, as the server reads it
 * @param touchesRoles whether it creates, alters, drops, grants or comments roles, which all databases of a server
 *     share; also when a DO or function body says so, in plain or in a string to EXECUTE
 * @param controlsTransactionInside whether the body of a DO or procedure commits or rolls back, which the server
 *     refuses (2D000) when it is called in a transaction block
 */
public record StatementKind(
        String command,
        Optional<TransactionControl> transactionControl,
        boolean refusedInTransactionBlock,
        boolean reachesBeyondDatabase,
        Optional<String> objectName,
        boolean touchesRoles,
        boolean controlsTransactionInside) {

    /** Tell whether this is the given command, such as {@code CREATE TABLE}. */
    public boolean is(String name) {
        return command.equals(name);
    }
}
