package io.confiture.migration.run;

import io.confiture.postgres.ScriptExecutor;
import io.confiture.sql.Statement;
import java.util.List;

/**
 * Is what is committed together in a migration that is not one transaction.
 *
 * @param first the number of its first statement among all, from 0
 * @param statements one, or those from BEGIN to COMMIT
 */
record Unit(int first, List<Statement> statements) {

    /** What a session is told about itself: forgotten when it ends, so it has to be told again when a run is carried on. */
    private static final List<String> ABOUT_THE_SESSION = List.of("SET", "RESET", "PREPARE", "LISTEN", "LOAD");

    Unit {
        statements = List.copyOf(statements);
    }

    Statement head() {
        return statements.get(0);
    }

    /** Return the number of the statement behind it. */
    int end() {
        return first + statements.size();
    }

    /** Say whether the script itself begins and commits the transaction. */
    boolean block() {
        return statements.size() > 1;
    }

    /** Say whether the server is known to refuse it in a transaction. */
    boolean alone() {
        return !block() && ScriptExecutor.needsNoTransaction(head());
    }

    /** Say whether it changes the session and not the database. */
    boolean aboutSession() {
        return !block()
                && !head().group()
                && ABOUT_THE_SESSION.contains(head().kind().command());
    }
}
