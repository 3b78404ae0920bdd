package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what a server says of statements that touch rows, as far as no value can be in it.
 *
 * <p>What was thrown is never kept as the cause: the driver's own message has the detail of the server's, which quotes keys.
 */
final class Words {

    /** Classes of SQLSTATE whose messages name objects, and never values. */
    private static final Set<String> WITHOUT_VALUES =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58");

    /** How the server's own messages about constraints begin; they end with names. */
    private static final List<String> OF_CONSTRAINTS = List.of(
            "duplicate key value violates unique constraint",
            "conflicting key value violates exclusion constraint",
            "insert or update on table",
            "update or delete on table",
            "new row for relation",
            "null value in column",
            "no partition of relation",
            "could not create unique index");

    private Words() {}

    static String of(PostgresException e) {
        String state = e.sqlState();
        String message = String.valueOf(e.getMessage());
        if (state == null || WITHOUT_VALUES.contains(classOf(state)) || ofConstraint(state, message)) {
            return message + (state == null ? "" : " (SQLSTATE " + state + ")") + advice(state);
        }
        return "the server refuses it with SQLSTATE " + state + "; its words are left out, they may repeat a value";
    }

    private static boolean ofConstraint(String state, String message) {
        return "23".equals(classOf(state)) && OF_CONSTRAINTS.stream().anyMatch(message::startsWith);
    }

    private static String classOf(String state) {
        return state.length() < 2 ? state : state.substring(0, 2);
    }

    private static String advice(@Nullable String state) {
        if (state == null || state.startsWith("08") || state.startsWith("57P")) {
            return "; the connection was lost: see the server's log";
        }
        return switch (state) {
            case "53100" -> "; the disk is full: make room";
            case "53400" -> "; a limit of the role's is reached: raise it";
            case "55P03" -> "; somebody else holds a lock on a table: let them end";
            case "40P01" -> "; others work on the same tables: let them end";
            default -> "";
        };
    }
}
