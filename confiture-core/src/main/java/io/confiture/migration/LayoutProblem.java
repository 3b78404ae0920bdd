package io.confiture.migration;

import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong, or left out, in a directory of migrations.
 *
 * @param kind what sort of problem
 * @param message what happened, in one sentence that names the files
 * @param location the file (or the directory) to look at
 * @param suggestion what to do next, or null when the message says it all
 */
public record LayoutProblem(
        Kind kind,
        String message,
        SourceLocation location,
        @Nullable String suggestion) {

    /** Return how bad problems of this kind are. */
    public Severity severity() {
        return kind.severity();
    }

    /** The sorts of problems. */
    public enum Kind {
        /** The directory does not exist or is a file. */
        NO_DIRECTORY(Severity.ERROR),
        /** The directory holds nothing that any layout knows. */
        EMPTY_DIRECTORY(Severity.ERROR),
        /** Files of more than one layout lie together; nothing was read. */
        MIXED_LAYOUTS(Severity.ERROR),
        /** Two migrations have the same version; the tool would refuse, or lose one. */
        DUPLICATE_VERSION(Severity.ERROR),
        /** A down (undo) script has no up script of its version. */
        ORPHAN_DOWN(Severity.ERROR),
        /** A file is named almost like a migration, and its tool would pass it over. */
        NEAR_MISS_NAME(Severity.ERROR),
        /** The version is not one that the tool can read. */
        INVALID_VERSION(Severity.ERROR),
        /** A file or directory cannot be read, or is not text in the expected encoding. */
        UNREADABLE(Severity.ERROR),
        /** A placeholder has no value in the settings. */
        UNRESOLVED_PLACEHOLDER(Severity.ERROR),
        /** A marker or a per-file setting is wrong, or is not where the tool looks for it. */
        BAD_MARKER(Severity.ERROR),
        /** A class that is named as a Java migration cannot be loaded or does not say what it is. */
        BAD_CODE(Severity.ERROR),
        /** A YAML file beside the migrations belongs to none of them, or does not say what it must. */
        BAD_SIDECAR(Severity.ERROR),
        /** The tool cuts or sends the file in a way in which a statement of it must fail. */
        TOOL_FAILS(Severity.ERROR),
        /** {@code -- confiture:irreversible} stands without a reason. */
        MISSING_REASON(Severity.ERROR),
        /** Two halves of a migration are paired by version although their names differ. */
        NAMES_DIFFER(Severity.WARNING),
        /** The tool's order is not the one that the numbers suggest, or another tool's differs. */
        OUT_OF_TOOL_ORDER(Severity.WARNING),
        /** Statements that refuse a transaction stand beside others; Flyway takes that only with {@code mixed=true}. */
        MIXED_TRANSACTION(Severity.WARNING),
        /** A subdirectory with SQL files is not searched by the tool. */
        IGNORED_DIRECTORY(Severity.WARNING),
        /** A step that is not SQL (Java, Go, Python): it is part of the chain, and not checked. */
        NOT_SQL(Severity.INFO),
        /** Something the tool would use and Confiture does not run: callbacks, baselines. */
        NOT_CHECKED(Severity.INFO),
        /** Files for another database than PostgreSQL were left out. */
        OTHER_DIALECT(Severity.INFO);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /** Return how bad problems of this kind are. */
        public Severity severity() {
            return severity;
        }
    }
}
