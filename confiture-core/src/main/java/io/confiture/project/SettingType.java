package io.confiture.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows how the value of a key is written: reads it, and describes it for people and for the JSON Schema.
 *
 * @param <T> the value's form in Java
 */
interface SettingType<T> {

    /** Turn the node into a value, or report what is wrong with it and return null. Never sees {@code nothing}. */
    @Nullable
    T read(String key, SettingsNode node, Reading reading);

    /** Say with an article what the value must be, for messages and for the reference page. */
    String label();

    /** Return the JSON Schema of the value. */
    Map<String, Object> schema();

    /**
     * What types need to know while they read.
     *
     * @param root the project's root, from which relative paths count
     * @param databaseFolder the name of the database directory as seen from the root, normally {@code db}
     * @param problems takes what is wrong
     */
    record Reading(java.nio.file.Path root, String databaseFolder, ProblemList problems) {}

    /** Report that the node is of the wrong kind, and return null. */
    default @Nullable T wrongKind(String key, SettingsNode node, Reading reading, @Nullable String suggestion) {
        if (!node.isBroken()) {
            reading.problems()
                    .add(node.location(), key, "expected " + label() + " and found " + node.kind(), suggestion);
        }
        return null;
    }
}
