package io.confiture.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which project to load, and how.
 *
 * <p>Immutable.
 *
 * @param directory the database directory ({@code db}) or the folder that holds it
 * @param environment the environment's name, or null for {@code local} where that file exists and the defaults elsewhere
 * @param variables what <code>${NAME}</code> stands for
 * @param overrides full key to YAML text; these win over both files
 */
public record ProjectRequest(
        Path directory, @Nullable String environment, Map<String, String> variables, Map<String, String> overrides) {

    /** Copy the maps, so that the request stays as it is. */
    public ProjectRequest {
        variables = Map.copyOf(variables);
        overrides = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    }

    /** Ask for the project in a directory, with the variables of this process. */
    public static ProjectRequest of(Path directory) {
        return new ProjectRequest(directory, null, System.getenv(), Map.of());
    }

    /** Return this request with an environment; null means the default one. */
    public ProjectRequest withEnvironment(@Nullable String name) {
        return new ProjectRequest(directory, name, variables, overrides);
    }

    /** Return this request with other variables instead of those of the process. */
    public ProjectRequest withVariables(Map<String, String> values) {
        return new ProjectRequest(directory, environment, values, overrides);
    }

    /**
     * Return this request with one more override.
     *
     * @param key the full key, such as {@code postgres.provider}
     * @param yaml the value as it would stand in the file, such as {@code external} or {@code [db/a, db/b]}
     */
    public ProjectRequest withOverride(String key, String yaml) {
        Map<String, String> more = new LinkedHashMap<>(overrides);
        more.put(key, yaml);
        return new ProjectRequest(directory, environment, variables, more);
    }

    /** Return the request without values, which may be secret. */
    @Override
    public String toString() {
        return "ProjectRequest[directory=" + directory + ", environment=" + environment + ", overrides="
                + overrides.keySet() + "]";
    }
}
