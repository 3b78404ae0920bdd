package io.confiture.schema;

import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong, or worth knowing, about the set of schema files.
 *
 * @param kind what it is about
 * @param severity {@code ERROR} when the schema is not what the settings say
 * @param location the file, the directory, or the line of the settings
 * @param message what happened
 * @param suggestion what to do next, or null
 */
public record SchemaProblem(
        Kind kind,
        Severity severity,
        SourceLocation location,
        String message,
        @Nullable String suggestion) {

    /** What a problem is about. */
    public enum Kind {
        /** No schema file at all. */
        NO_FILES(Severity.ERROR),
        /** A directory that must exist does not. */
        MISSING_DIRECTORY(Severity.ERROR),
        /** A directory with {@code auto_discover} does not exist. */
        SKIPPED_DIRECTORY(Severity.INFO),
        /** An entry leads to seed files only. */
        SEEDS_ONLY(Severity.INFO),
        /** An entry brought no file. */
        EMPTY_ENTRY(Severity.WARNING),
        /** A directory of {@code exclude_dirs} does not exist. */
        MISSING_EXCLUDED_DIRECTORY(Severity.WARNING),
        /** A directory, a pipe or a device is called like a schema file. */
        NOT_A_FILE(Severity.ERROR),
        /** A file or directory cannot be read, or a symbolic link leads nowhere. */
        UNREADABLE(Severity.ERROR);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }

    static SchemaProblem of(Kind kind, SourceLocation location, String message, @Nullable String suggestion) {
        return new SchemaProblem(kind, kind.severity, location, message, suggestion);
    }

    /** Return the problem on one line, beginning with the place. */
    @Override
    public String toString() {
        return location + ": " + message + (suggestion == null ? "" : "; " + suggestion);
    }
}
