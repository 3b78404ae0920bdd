package io.confiture.migration.trace;

import io.confiture.sql.Statement;
import java.util.Set;

/** Knows the statements that touch no relation, or that mean something else inside of a transaction block than outside. */
final class Quiet {

    /** They do not touch relations; and a query before SET TRANSACTION would make the server refuse it. */
    private static final Set<String> SETTINGS = Set.of("SET", "SET TRANSACTION", "RESET", "SHOW");

    /** Refused outside of a block, or of no use there: in a block they would seem to work. */
    private static final Set<String> BLOCK_ONLY = Set.of("LOCK", "DECLARE", "FETCH", "MOVE", "CLOSE");

    private Quiet() {}

    /** Say whether nothing has to be asked about a statement. */
    static boolean of(Statement statement) {
        return statement.commands().stream()
                .map(Statement::kind)
                .allMatch(k -> k.transactionControl().isPresent() || SETTINGS.contains(k.command()));
    }

    /** Say whether a command that stands alone has to stay so. */
    static boolean outsideOnly(Statement command) {
        return of(command)
                || command.kind().refusedInTransactionBlock()
                || (command.kind().is("DO") && command.kind().controlsTransactionInside())
                || BLOCK_ONLY.contains(command.kind().command());
    }
}
