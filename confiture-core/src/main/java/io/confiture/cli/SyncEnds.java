package io.confiture.cli;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says from where to where a copy goes. */
final class SyncEnds {

    @Option(
            names = "--from",
            paramLabel = "<env|url>",
            description = "The database that is read: an environment, or a URL. It is never written to.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "<env|url>",
            description = "The database whose rows are replaced: an environment, or a URL.")
    private @Nullable String to;

    boolean missing() {
        return from == null || to == null;
    }

    DatabaseUrl from(Project project) {
        return url("--from", from, project);
    }

    DatabaseUrl to(Project project) {
        return url("--to", to, project);
    }

    private static DatabaseUrl url(String option, @Nullable String value, Project project) {
        if (value == null || value.isBlank()) {
            throw new UsageException(option + " is missing: name an environment, or give a URL");
        }
        if (value.contains(":")) {
            return TargetDatabase.parse(option, value);
        }
        try {
            DatabaseUrl url = Project.load(
                            ProjectRequest.of(project.databaseDirectory()).withEnvironment(value))
                    .environment()
                    .databaseUrl();
            if (url == null) {
                throw new UsageException(option + ": the environment " + value + " has no database_url");
            }
            return url;
        } catch (ProjectException e) {
            throw new UsageException(option + " " + value + ": " + e.getMessage());
        }
    }
}
