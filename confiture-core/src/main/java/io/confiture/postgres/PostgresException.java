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
        this(message, (Throwable) null);
    }

    PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = cause instanceof SQLException sql ? sql.getSQLState() : null;
    }

    private PostgresException(String message, @Nullable String sqlState) {
        super(message);
        this.sqlState = sqlState;
    }

    /** Say it without a cause, whose message would repeat what this one leaves out. */
    static PostgresException of(String message, @Nullable String sqlState) {
        return new PostgresException(message, sqlState);
    }

    /** Return the SQLSTATE that the server gave, or null when it was not the server that complained. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
