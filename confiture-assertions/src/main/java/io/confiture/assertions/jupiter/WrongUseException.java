package io.confiture.assertions.jupiter;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with annotations, and what to do; JUnit gets it as one of its own. */
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        this(message, null);
    }

    WrongUseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
