package io.confiture.cli;

/** Says that a command cannot do what it was asked, before it has done anything. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
