package io.confiture.migration;

import java.util.List;

/**
 * Holds the Flyway settings that change how files are read, under Flyway's own names and defaults.
 *
 * <p>Source: documentation.red-gate.com/flyway, "Flyway namespace".
 *
 * @param sqlMigrationPrefix default {@code V}
 * @param undoSqlMigrationPrefix default {@code U}
 * @param repeatableSqlMigrationPrefix default {@code R}
 * @param baselineMigrationPrefix default {@code B}
 * @param sqlMigrationSeparator default two underscores
 * @param sqlMigrationSuffixes default {@code .sql} only
 * @param placeholderReplacement whether placeholders are replaced at all, default true
 * @param placeholderPrefix default <code>${</code>
 * @param placeholderSuffix default <code>}</code>
 */
public record FlywaySettings(
        String sqlMigrationPrefix,
        String undoSqlMigrationPrefix,
        String repeatableSqlMigrationPrefix,
        String baselineMigrationPrefix,
        String sqlMigrationSeparator,
        List<String> sqlMigrationSuffixes,
        boolean placeholderReplacement,
        String placeholderPrefix,
        String placeholderSuffix) {

    public FlywaySettings {
        sqlMigrationSuffixes = List.copyOf(sqlMigrationSuffixes);
    }

    /** Return what Flyway does when nothing is configured. */
    public static FlywaySettings defaults() {
        return new FlywaySettings("V", "U", "R", "B", "__", List.of(".sql"), true, "${", "}");
    }

    /** Return these settings with placeholder replacement switched on or off. */
    public FlywaySettings withPlaceholderReplacement(boolean on) {
        return new FlywaySettings(
                sqlMigrationPrefix,
                undoSqlMigrationPrefix,
                repeatableSqlMigrationPrefix,
                baselineMigrationPrefix,
                sqlMigrationSeparator,
                sqlMigrationSuffixes,
                on,
                placeholderPrefix,
                placeholderSuffix);
    }
}
