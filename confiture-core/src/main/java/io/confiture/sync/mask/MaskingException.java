package io.confiture.sync.mask;

/** Says that a value cannot be masked. The message says what was expected, and never repeats the value. */
public final class MaskingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Say it. */
    public MaskingException(String message) {
        super(message);
    }
}
