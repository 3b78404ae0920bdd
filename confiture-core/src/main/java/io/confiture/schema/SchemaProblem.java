package io.confiture.schema;

import io.confiture.check.Finding;
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
        UNREADABLE(Severity.ERROR),
        /** A file ends inside a comment, string, name or parenthesis, and would swallow the next one. */
        SPILLS_OVER(Severity.ERROR),
        /** The text of a file is broken in another way: not UTF-8, a NUL, an include that fails. */
        BROKEN_TEXT(Severity.ERROR),
        /** A psql command that cannot be honoured. */
        PSQL_COMMAND(Severity.ERROR),
        /** The last statement of a file has no end sign, which the build adds. */
        MISSING_END(Severity.WARNING),
        /** A file is included by another one and is a schema file of its own. */
        RUNS_TWICE(Severity.WARNING),
        /** psql and the server would cut a text in different places. */
        PSQL_DIFFERS(Severity.WARNING),
        /** The separator is no comment. */
        BAD_SEPARATOR(Severity.ERROR),
        /** The one text does not mean the same as its files one by one. */
        CHANGED_BY_JOINING(Severity.ERROR);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }

    static SchemaProblem of(Kind kind, SourceLocation location, String message, @Nullable String suggestion) {
        return new SchemaProblem(kind, kind.severity, location, message, suggestion);
    }

    SchemaProblem withSeverity(Severity other) {
        return new SchemaProblem(kind, other, location, message, suggestion);
    }

    Finding finding() {
        return Finding.of(SchemaRules.FILES, message)
                .at(location)
                .withSeverity(severity)
                .withSuggestion(suggestion);
    }

    boolean isError() {
        return severity.compareTo(Severity.ERROR) >= 0;
    }

    /** Return the problem on one line, beginning with the place. */
    @Override
    public String toString() {
        return location + ": " + message + (suggestion == null ? "" : "; " + suggestion);
    }
}
