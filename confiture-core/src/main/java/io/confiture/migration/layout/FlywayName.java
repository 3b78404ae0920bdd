package io.confiture.migration.layout;

import org.jspecify.annotations.Nullable;

/**
 * Is a file name as Flyway reads it.
 *
 * @param kind what the prefix says
 * @param version the version, null for kinds without one or when it is wrong
 * @param versionText the version as written
 * @param description the words, with spaces for underscores
 * @param stem the name without its suffix
 * @param wrong why Flyway would pass the file over, or null
 */
record FlywayName(
        Kind kind,
        @Nullable FlywayVersion version,
        String versionText,
        String description,
        String stem,
        @Nullable String wrong) {

    /** What the prefix says. */
    enum Kind {
        VERSIONED,
        UNDO,
        REPEATABLE,
        BASELINE,
        CALLBACK
    }
}
