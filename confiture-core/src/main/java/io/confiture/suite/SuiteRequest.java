package io.confiture.suite;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names the project whose checks are wanted.
 *
 * @param databaseDirectory the project's {@code db} folder, or the folder that contains it
 * @param environment the name of a file in {@code db/environments}, or null for the default
 * @param variables the values for <code>${VAR}</code> in settings, normally {@link System#getenv()}
 */
public record SuiteRequest(Path databaseDirectory, @Nullable String environment, Map<String, String> variables) {

    public SuiteRequest {
        variables = Map.copyOf(variables);
    }

    /** Name a project in its default environment, with the variables of this process. */
    public static SuiteRequest of(Path databaseDirectory) {
        return new SuiteRequest(databaseDirectory, null, System.getenv());
    }

    @Override
    public String toString() {
        return "SuiteRequest[" + databaseDirectory + ", environment=" + environment + "]";
    }
}
