package io.confiture.project;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of settings.
 *
 * @param path the full key, with a dot between the levels
 * @param type how the value is written
 * @param defaultText the default as it would be written in the file, or null when there is none; {@code {db}} stands for
 *     the database directory
 * @param meaning what the key does, for the reference page: sentences of simple Markdown
 * @param <T> the value's form in Java
 */
record SettingKey<T>(
        String path, SettingType<T> type, @Nullable String defaultText, String meaning) {

    /**
     * Return the default as the reader would find it in a file.
     *
     * @param databaseFolder the database directory as seen from the root
     * @throws IllegalStateException when the key has no default, or the table is wrong about it
     */
    SettingsNode parsedDefault(String databaseFolder) {
        String yaml = String.valueOf(defaultText).replace("{db}", databaseFolder);
        ProblemList problems = new ProblemList();
        SettingsNode node = SettingsFile.parse(Path.of(""), "(default)", yaml, new Variables(Map.of()), problems);
        if (defaultText == null || node == null) {
            throw new IllegalStateException("the setting " + path + " has no default");
        }
        return node;
    }

    /** Return the default as people read it in a project whose database directory is {@code db}. */
    @Nullable
    String shownDefault() {
        return defaultText == null ? null : defaultText.replace("{db}", "db");
    }
}
