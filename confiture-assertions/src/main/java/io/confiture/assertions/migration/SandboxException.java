package io.confiture.assertions.migration;

import java.sql.SQLException;

/** Is thrown when the server refuses what a test does in a sandbox; the cause is the driver's exception. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Say what was refused, and what the server said. */
    public SandboxException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
    }
}
