package io.confiture.suite;

/** Says that a name means no migration of the project, or several, and which may have been meant. */
public final class UnknownMigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String target;

    UnknownMigrationException(String target, String message) {
        super(message);
        this.target = target;
    }

    /** Return the name. */
    public String target() {
        return target;
    }
}
