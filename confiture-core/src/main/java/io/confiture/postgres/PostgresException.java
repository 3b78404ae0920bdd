package io.confiture.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Says that a server, a database or a session could not do what was asked, and what to do about it.
 *
 * <p>Failures of the user's own SQL are values (a script result), never this. Messages contain no passwords.
 */
public final class PostgresException extends RuntimeException {

    private final @Nullable String sqlState;

    PostgresException(String message) {
        this(message, null);
    }

    PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = cause instanceof SQLException sql ? sql.getSQLState() : null;
    }

    /** Return the SQLSTATE that the server gave, or null when it was not the server that complained. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
