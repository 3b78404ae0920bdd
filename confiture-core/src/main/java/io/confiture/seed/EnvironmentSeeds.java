package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Loads the seed files of a project's environment into a throwaway database for good, all of them or none. */
public final class EnvironmentSeeds {

    private final SeedFiles files;
    private final SourceLocation directory;
    private final Project project;
    private final ScriptOptions options;

    /**
     * Find the files; starts nothing.
     *
     * @param options how long a statement may take
     */
    public EnvironmentSeeds(Project project, ScriptOptions options) {
        this.project = project;
        this.options = options;
        this.files = SeedFiles.discover(
                project, SeedSelection.of(project.environment().name()));
        this.directory = project.locationOf(
                project.environment().seed().directories().stream().findFirst().orElse(project.databaseDirectory()));
    }

    /** Say whether there is no file to load. */
    public boolean isEmpty() {
        return files.files().isEmpty() && !files.hasErrors();
    }

    /**
     * Load them, and commit.
     *
     * @param session idle, on a database with the project's schema
     * @return why nothing was loaded; empty when all was
     */
    public List<Finding> load(Session session) {
        if (files.hasErrors()) {
            return files.problems().stream()
                    .filter(p -> p.severity().compareTo(Severity.ERROR) >= 0)
                    .toList();
        }
        if (files.files().isEmpty()) {
            return List.of();
        }
        Loading.Result result =
                new Loading(files.files(), directory, new SeedLoader(project.root(), options), options).load(session);
        if (session.alive()) {
            // What was not committed is not wanted: a file failed, or there was nothing to commit.
            session.rollback();
        }
        List<Finding> findings = new ArrayList<>();
        result.outcomes().values().forEach(outcome -> add(outcome, findings));
        add(result.commits(), findings);
        return findings;
    }

    /** What is aborted misses something that failed, which is told already. */
    private static void add(Outcome outcome, List<Finding> findings) {
        if (outcome instanceof Outcome.Failed failed) {
            findings.addAll(failed.findings());
        }
    }
}
