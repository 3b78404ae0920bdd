package io.confiture.project;

import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with one place of the settings.
 *
 * <p>Immutable. Never holds the value of a variable, nor anything of a URL that could be a password.
 *
 * @param location where; a value given by the caller instead of a file is named {@code (override)}
 * @param key the full key, such as {@code build.sort_mode}, or null when the file as a whole is to blame
 * @param message what happened, with what is allowed
 * @param suggestion what to do next, such as the nearest valid name, or null
 */
public record Problem(
        SourceLocation location,
        @Nullable String key,
        String message,
        @Nullable String suggestion) {

    /** Return the problem on one line, beginning with the place. */
    @Override
    public String toString() {
        return location + ": " + (key == null ? "" : key + ": ") + message
                + (suggestion == null ? "" : "; " + suggestion);
    }
}
