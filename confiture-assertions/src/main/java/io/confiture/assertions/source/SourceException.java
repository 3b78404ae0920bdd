package io.confiture.assertions.source;

/** Is thrown when a database cannot be asked: the assertion has no answer, so the test neither passes nor fails by it. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Say what could not be asked, and why. */
    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Say what could not be asked. */
    public SourceException(String message) {
        super(message);
    }
}
