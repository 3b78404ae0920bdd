package io.confiture.seed;

import io.confiture.postgres.Query;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives deferrable constraints back the mode of their definition, after a file that said SET CONSTRAINTS.
 *
 * <p>PostgreSQL keeps that setting to the end of the transaction and has no command to reset it. What the file had deferred is
 * looked at now, as it would be if the file were a transaction of its own.
 */
final class ConstraintModes {

    private ConstraintModes() {}

    /** Tell whether a statement says SET CONSTRAINTS. */
    static boolean setBy(Statement statement) {
        return statement.commands().stream().anyMatch(command -> {
            Cursor cursor = new Cursor(command.lexer());
            return cursor.accept("set") && cursor.at("constraints");
        });
    }

    /**
     * Reset the modes.
     *
     * @throws io.confiture.postgres.PostgresException when a constraint that is immediate by definition does not hold
     */
    static void reset(Query query) {
        set(query, "NOT c.condeferred", "IMMEDIATE");
        set(query, "c.condeferred", "DEFERRED");
    }

    private static void set(Query query, String which, String mode) {
        List<String> names = query
                .rows("SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, c.conname)"
                        + " FROM pg_catalog.pg_constraint c"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace"
                        + " WHERE c.condeferrable AND c.conrelid <> 0 AND " + which + " ORDER BY 1")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toList());
        if (!names.isEmpty()) {
            query.send("SET CONSTRAINTS " + String.join(", ", names) + " " + mode);
        }
    }
}
