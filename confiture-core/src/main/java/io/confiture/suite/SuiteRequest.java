package io.confiture.suite;

import io.confiture.project.DatabaseUrl;
import java.nio.file.Path;
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
 */
public record SuiteRequest(
        Path databaseDirectory,
        @Nullable String environment,
        Map<String, String> variables,
        @Nullable DatabaseUrl trialDatabase) {

    public SuiteRequest {
        variables = Map.copyOf(variables);
    }

    /** Name a project that is tried in throwaway databases only. */
    public SuiteRequest(Path databaseDirectory, @Nullable String environment, Map<String, String> variables) {
        this(databaseDirectory, environment, variables, null);
    }

    /** Return this request with a database that levels 4 and 5 are tried in. */
    public SuiteRequest withTrialDatabase(@Nullable DatabaseUrl url) {
        return new SuiteRequest(databaseDirectory, environment, variables, url);
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
