package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/** Says that a strategy cannot work with the options it was given, or on the column. */
public final class InvalidOptionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String option;

    /**
     * Say it.
     *
     * @param option the option to blame, or null when it is the column
     * @param message what is wrong, in words that can follow a place
     */
    public InvalidOptionException(@Nullable String option, String message) {
        super(message);
        this.option = option;
    }

    /** Return the option to blame, or null when it is the column. */
    public @Nullable String option() {
        return option;
    }
}
