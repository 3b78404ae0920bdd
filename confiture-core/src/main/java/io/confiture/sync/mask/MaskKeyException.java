package io.confiture.sync.mask;

/** Says why there is no secret to mask with. The message says what to do, and shows nothing of the secret. */
public final class MaskKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Say it. */
    public MaskKeyException(String message) {
        super(message);
    }
}
