package io.confiture.postgres;

import io.confiture.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Something the server said while it ran a statement: RAISE NOTICE, "relation exists, skipping", a warning.
 *
 * @param statement the statement that was running
 * @param severity {@code NOTICE}, {@code WARNING}, {@code INFO}, ... in the server's language
 * @param sqlState the SQLSTATE, {@code 00000} for a plain notice
 */
public record Notice(
        Statement statement,
        String severity,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint) {

    static Notice of(Statement statement, ServerErrorMessage said) {
        return new Notice(
                statement,
                text(said.getSeverity()),
                text(said.getSQLState()),
                text(said.getMessage()),
                said.getDetail(),
                said.getHint());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
