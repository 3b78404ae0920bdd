package io.confiture.migration.dryrun;

import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what a rollback does not take back.
 *
 * <p>Sources: PostgreSQL documentation, COPY (PROGRAM and files), "System Administration Functions", "Server-side Large Object
 * Functions", dblink, "Sequence Manipulation Functions". Names are looked for in the text of a statement and in the texts inside of
 * it; what a function of the database calls cannot be seen there.
 */
final class Reach {

    private static final Set<String> BEYOND = Set.of(
            "lo_export",
            "lo_import",
            "setval",
            "pg_terminate_backend",
            "pg_cancel_backend",
            "pg_reload_conf",
            "pg_rotate_logfile",
            "pg_switch_wal",
            "pg_create_restore_point",
            "pg_promote",
            "pg_wal_replay_pause",
            "pg_wal_replay_resume",
            "pg_logical_emit_message",
            "pg_create_physical_replication_slot",
            "pg_create_logical_replication_slot",
            "pg_drop_replication_slot",
            "pg_replication_slot_advance",
            "pg_copy_logical_replication_slot",
            "pg_copy_physical_replication_slot",
            "pg_logical_slot_get_changes",
            "pg_logical_slot_get_binary_changes",
            "pg_stat_reset",
            "pg_stat_reset_shared",
            "pg_backup_start",
            "pg_backup_stop",
            "pg_start_backup",
            "pg_stop_backup");

    private static final Set<TransactionControl> HARMLESS = Set.of(
            TransactionControl.SAVEPOINT,
            TransactionControl.RELEASE,
            TransactionControl.ROLLBACK_TO,
            TransactionControl.SET_TRANSACTION);

    private static final int DEPTH = 5;

    private Reach() {}

    /** Return why a statement may not run in a transaction that is to be rolled back on a real database. */
    static Optional<String> of(Statement statement) {
        return statement.commands().stream().flatMap(c -> command(c).stream()).findFirst();
    }

    private static Optional<String> command(Statement command) {
        if (command.kind()
                .transactionControl()
                .filter(c -> !HARMLESS.contains(c))
                .isPresent()) {
            return Optional.of("it begins or ends a transaction");
        } else if (command.kind().is("DO") && command.kind().controlsTransactionInside()) {
            return Optional.of("its body ends transactions");
        } else if (command.kind().reachesBeyondDatabase()) {
            return Optional.of("it reaches beyond the database");
        } else if (command.kind().is("LOAD")) {
            return Optional.of("it loads a library into the server");
        }
        return calls(command.lexer(), 0);
    }

    private static Optional<String> calls(Lexer lexer, int depth) {
        boolean copy = false;
        boolean direction = false;
        while (lexer.nextSignificant()) {
            if (lexer.kind().identifier()) {
                String name = lexer.name().toLowerCase(Locale.ROOT);
                if (BEYOND.contains(name)
                        || name.startsWith("dblink")
                        || name.startsWith("pg_file_")
                        || name.startsWith("pg_replication_origin")) {
                    return Optional.of(lexer.name() + " is not taken back by a rollback");
                }
                copy = name.equals("copy") || (copy && !name.equals("stdin") && !name.equals("stdout"));
                if (copy && direction && name.equals("program")) {
                    return Optional.of("it starts a program on the server");
                }
                direction = copy && (name.equals("to") || name.equals("from"));
            } else if (lexer.kind().string()) {
                if (copy && direction) {
                    return Optional.of("it reads or writes a file of the server");
                }
                Optional<String> inside = depth < DEPTH ? calls(content(lexer), depth + 1) : Optional.empty();
                if (inside.isPresent()) {
                    return inside;
                }
                direction = false;
            } else {
                direction = false;
            }
        }
        return Optional.empty();
    }

    private static Lexer content(Lexer string) {
        return Lexer.of(string.source().substring(string.contentStart(), string.contentEnd()));
    }
}
