package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
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
        return open(request, () -> own, own::close);
    }

    /**
     * Do the same for a suite that shares its servers with others.
     *
     * @param servers says which; asked when a check needs the first server, and not closed by the suite
     */
    public static Suite open(SuiteRequest request, Supplier<SuiteServers> servers) {
        return open(request, servers, () -> {});
    }

    private static Suite open(SuiteRequest request, Supplier<SuiteServers> servers, Runnable last) {
        ProjectRequest wanted = new ProjectRequest(
                request.databaseDirectory(), request.environment(), request.variables(), request.overrides());
        try {
            Project project = Project.load(wanted);
            Workshop workshop = new Workshop(project, servers, request.trialDatabase());
            return new Suite(new ProjectTree(project, workshop).root(), () -> {
                workshop.close();
                last.run();
            });
        } catch (ProjectException e) {
            return new Suite(ProjectChecks.unusable(request.databaseDirectory(), e), () -> {});
        }
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
