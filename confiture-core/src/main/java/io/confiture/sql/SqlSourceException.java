package io.confiture.sql;

import io.confiture.project.SourceLocation;

/** Says that a file of SQL could not be read at all. */
public final class SqlSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceLocation location;

    /** Say that a file could not be read, and why. */
    public SqlSourceException(SourceLocation location, String message, Throwable cause) {
        super(location + ": " + message, cause);
        this.location = location;
    }

    /** Return the file. */
    public SourceLocation location() {
        return location;
    }
}
