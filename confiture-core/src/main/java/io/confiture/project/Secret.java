package io.confiture.project;

/**
 * Holds a text that must not be seen.
 *
 * @param value the text itself: for the database driver, never for a message
 */
public record Secret(String value) {

    /** Return stars. */
    @Override
    public String toString() {
        return "***";
    }
}
