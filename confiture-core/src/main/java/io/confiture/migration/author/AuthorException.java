package io.confiture.migration.author;

/** Says that files cannot be written as asked, before any was. */
public final class AuthorException extends RuntimeException {

    AuthorException(String message) {
        super(message);
    }
}
