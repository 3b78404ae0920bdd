package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.migration.code.JavaMigrations;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.ServerIdentity;
import io.confiture.postgres.UserCache;
import io.confiture.project.CacheMode;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.kept.AnswerFiles;
import io.confiture.suite.kept.KeptAnswers;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds the check tree of a project and what its checks need to run.
 *
 * <p>Opening reads files and nothing else: no server is started before a check asks for one. Thread-safe.
 */
public final class Suite implements AutoCloseable {

    private final CheckGroup root;
    private final Runnable resources;

    private Suite(CheckGroup root, Runnable resources) {
        this.root = root;
        this.resources = resources;
    }

    /**
     * Read a project's files and put its check tree together.
     *
     * @return a suite, always: settings that cannot be read, a folder that is missing or empty, and the like are failing
     *     checks in their place
     */
    public static Suite open(SuiteRequest request) {
        SuiteServers own = new SuiteServers();
        return open(request, () -> own, own::close, Suite::answers);
    }

    /** Do the same with another place for kept answers: for tests. */
    static Suite open(SuiteRequest request, Supplier<SuiteServers> servers, KeptAnswers.AnswerPlace place) {
        return open(request, servers, () -> {}, place);
    }

    /**
     * Do the same for a suite that shares its servers with others.
     *
     * @param servers says which; asked when a check needs the first server, and not closed by the suite
     */
    public static Suite open(SuiteRequest request, Supplier<SuiteServers> servers) {
        return open(request, servers, () -> {}, Suite::answers);
    }

    private static Suite open(
            SuiteRequest request, Supplier<SuiteServers> servers, Runnable last, KeptAnswers.AnswerPlace place) {
        ProjectRequest wanted = new ProjectRequest(
                request.databaseDirectory(), request.environment(), request.variables(), request.overrides());
        try {
            Project project = Project.load(wanted);
            KeptAnswers kept = keeps(project, request) ? new KeptAnswers(project, () -> server(project), place) : null;
            Workshop workshop = new Workshop(project, servers, request.trialDatabase());
            CheckGroup root = new ProjectTree(project, workshop).root();
            return new Suite(kept == null || workshop.hasCode() ? root : kept.over(root), () -> {
                if (kept != null) {
                    kept.save();
                }
                workshop.close();
                last.run();
            });
        } catch (ProjectException e) {
            return new Suite(ProjectChecks.unusable(request.databaseDirectory(), e), () -> {});
        }
    }

    /**
     * A verdict that releases depend on must have been run, and the caches of build servers are mostly cold. What classes of the
     * project do nobody can see.
     */
    private static boolean keeps(Project project, SuiteRequest request) {
        String ci = request.variables().getOrDefault("CI", "");
        boolean buildServer = !ci.isBlank() && !ci.equalsIgnoreCase("false") && !ci.equals("0");
        return project.environment().checks().cache() == CacheMode.AUTO
                && request.trialDatabase() == null
                && !JavaMigrations.declared()
                && !buildServer;
    }

    private static Optional<ServerIdentity> server(Project project) {
        try {
            return ServerIdentity.of(ServerChoice.of(project.environment().postgres()));
        } catch (PostgresException e) {
            return Optional.empty(); // there is none, which the checks will say
        }
    }

    private static AnswerFiles answers() throws IOException {
        return new AnswerFiles(UserCache.directory("answers"), Clock.systemUTC());
    }

    /** Return the tree; its root is the project. */
    public CheckGroup root() {
        return root;
    }

    /** Stop what the checks started; safe to call twice, and when nothing ran. */
    @Override
    public void close() {
        resources.run();
    }
}
