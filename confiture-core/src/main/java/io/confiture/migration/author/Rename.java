package io.confiture.migration.author;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a file whose name is nearly that of a migration.
 *
 * @param from the file
 * @param to its new name, relative to the project's root; null when there is none to be sure of
 * @param state what was done
 * @param reason why the file was left, or null when it was not
 */
public record Rename(
        SourceLocation from,
        @Nullable String to,
        State state,
        @Nullable String reason) {

    /** What was done. */
    public enum State {
        /** The file has its new name. */
        RENAMED,
        /** The file would get it: nothing was to be changed. */
        WOULD_RENAME,
        /** The file has its old name. */
        LEFT
    }
}
