package io.confiture.suite;

import io.confiture.project.DatabaseUrl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names the project whose checks are wanted.
 *
 * @param databaseDirectory the project's {@code db} folder, or the folder that contains it
 * @param environment the name of a file in {@code db/environments}, or null for the default
 * @param variables the values for <code>${VAR}</code> in settings, normally {@link System#getenv()}
 * @param trialDatabase an existing database in which levels 4 and 5 of prep-seed validation are tried, in a transaction that is
 *     rolled back, or null for a throwaway one
 * @param overrides settings by their full keys, which win over the project's files
 */
public record SuiteRequest(
        Path databaseDirectory,
        @Nullable String environment,
        Map<String, String> variables,
        @Nullable DatabaseUrl trialDatabase,
        Map<String, String> overrides) {

    public SuiteRequest {
        variables = Map.copyOf(variables);
        overrides = Map.copyOf(overrides);
    }

    /** Name a project that is tried in throwaway databases only. */
    public SuiteRequest(Path databaseDirectory, @Nullable String environment, Map<String, String> variables) {
        this(databaseDirectory, environment, variables, null, Map.of());
    }

    /** Return this request with a database that levels 4 and 5 are tried in. */
    public SuiteRequest withTrialDatabase(@Nullable DatabaseUrl url) {
        return new SuiteRequest(databaseDirectory, environment, variables, url, overrides);
    }

    /**
     * Return this request with a setting that wins over the project's files.
     *
     * @param key the full key, such as {@code seed.directories}
     * @param yaml the value as it would stand in the file
     */
    public SuiteRequest withOverride(String key, String yaml) {
        Map<String, String> more = new HashMap<>(overrides);
        more.put(key, yaml);
        return new SuiteRequest(databaseDirectory, environment, variables, trialDatabase, more);
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
