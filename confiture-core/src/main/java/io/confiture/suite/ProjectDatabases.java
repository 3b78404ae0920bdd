package io.confiture.suite;

import io.confiture.check.ScriptReading;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.postgres.PrerequisitesException;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives throwaway databases of a project in the states that its files make.
 *
 * <p>A state is made once and cloned for each database. Roles belong to servers and not to databases: where the project's files make
 * some, each database has a server of its own instead, if the provider gives further ones; on a server that is given by its URL roles
 * are shared, and files that make some must be able to find them there. Opening reads files and nothing else. Thread-safe.
 */
public final class ProjectDatabases implements AutoCloseable {

    private final Project project;
    private final Workshop workshop;
    private final StateBuilder builder;
    private final Runnable last;
    private final Set<ProjectDatabase> open = ConcurrentHashMap.newKeySet();
    private @Nullable Clones clones;

    private ProjectDatabases(Project project, Supplier<SuiteServers> servers, Runnable last) {
        this.project = project;
        this.workshop = new Workshop(project, servers, null);
        this.builder = new StateBuilder(project, workshop);
        this.last = last;
    }

    /**
     * Read a project's files, for databases on servers of their own.
     *
     * @throws ProjectException when the settings cannot be read
     */
    public static ProjectDatabases open(SuiteRequest request) {
        SuiteServers own = new SuiteServers();
        return new ProjectDatabases(load(request), () -> own, own::close);
    }

    /**
     * Read a project's files, for databases on servers that are shared with others.
     *
     * @param servers says which; asked when the first database is needed, and not closed here
     * @throws ProjectException when the settings cannot be read
     */
    public static ProjectDatabases open(SuiteRequest request, Supplier<SuiteServers> servers) {
        return new ProjectDatabases(load(request), servers, () -> {});
    }

    private static Project load(SuiteRequest request) {
        return Project.load(new ProjectRequest(
                request.databaseDirectory(), request.environment(), request.variables(), request.overrides()));
    }

    /** Return the project. */
    public Project project() {
        return project;
    }

    /** Return the migrations as they were found. */
    public MigrationSet migrations() {
        return workshop.migrations();
    }

    /** Return what the schema files say, in build order. */
    public List<ScriptReading> schemaReadings() {
        return workshop.schema().readings();
    }

    /** Return what the up scripts say, in the order of the migrations. */
    public List<ScriptReading> upReadings() {
        return workshop.chain().upReadings();
    }

    /**
     * Find a migration by its version, in any form that means the same to the project's tool, or by its id.
     *
     * @throws UnknownMigrationException when there is none, or several
     */
    public Migration migration(String target) {
        return new Versions(migrations()).find(target);
    }

    /**
     * Make a database.
     *
     * @throws DatabaseStateException when the state cannot be reached: a file of the project fails
     * @throws UnknownMigrationException when the state names a migration that is not there
     * @throws io.confiture.postgres.PostgresException when there is no server, or no room
     */
    public ProjectDatabase at(DatabaseState state) {
        Recipe recipe = builder.recipe(state);
        try {
            ProjectDatabase made = new ProjectDatabase(
                    project, state, recipe, clones().of(recipe, state), migrations(), workshop.applier(), open::remove);
            open.add(made);
            return made;
        } catch (PrerequisitesException e) {
            throw new DatabaseStateException(state, List.of(e.finding()), e);
        }
    }

    private synchronized Clones clones() {
        if (clones == null) {
            clones = workshop.clones(builder);
        }
        return clones;
    }

    /** Drop the databases that are still open. */
    @Override
    public void close() {
        open.forEach(ProjectDatabase::close);
        workshop.close();
        last.run();
    }
}
