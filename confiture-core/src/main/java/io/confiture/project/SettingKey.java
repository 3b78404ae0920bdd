package io.confiture.project;

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

    /** Return the default as people read it in a project whose database directory is {@code db}. */
    @Nullable
    String shownDefault() {
        return defaultText == null ? null : defaultText.replace("{db}", "db");
    }
}
