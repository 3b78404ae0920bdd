package io.confiture.suite;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.migration.Applied;
import io.confiture.migration.Applier;
import io.confiture.migration.LayoutProblems;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.postgres.Session;
import io.confiture.project.Project;
import io.confiture.seed.EnvironmentSeeds;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.level5.PrepLoad;
import java.util.List;

/**
 * Knows what brings empty databases to the states of a project, and does it.
 *
 * <p>Thread-safe; a session is used by one thread. Whatever fails is a {@link DatabaseStateException}, and the database is of no use
 * then.
 */
final class StateBuilder {

    private final Project project;
    private final Workshop workshop;
    private final MigrationSet set;
    private final Applier applier;

    StateBuilder(Project project, Workshop workshop) {
        this.project = project;
        this.workshop = workshop;
        this.set = workshop.migrations();
        this.applier = workshop.applier();
    }

    /**
     * Return what a state needs.
     *
     * @throws UnknownMigrationException when it names a migration that is not there
     * @throws DatabaseStateException when the project's files cannot make it
     */
    Recipe recipe(DatabaseState state) {
        if (state instanceof DatabaseState.Empty) {
            return new Recipe(false, 0, false);
        }
        if (state instanceof DatabaseState.Schema) {
            return schema(state);
        }
        if (state instanceof DatabaseState.Seeded) {
            return schema(state).withSeeds();
        }
        if (state instanceof DatabaseState.AfterMigration after) {
            Migration last = new Versions(set).find(after.target());
            return migrations(state, set.migrations().indexOf(last) + 1);
        }
        return migrations(state, set.migrations().size());
    }

    private Recipe schema(DatabaseState state) {
        return workshop.schemaIsInFiles()
                ? new Recipe(true, 0, false)
                : migrations(state, set.migrations().size());
    }

    private Recipe migrations(DatabaseState state, int count) {
        List<Finding> obstacles = new LayoutProblems(set).obstacles();
        if (!obstacles.isEmpty()) {
            throw new DatabaseStateException(state, obstacles);
        }
        if (set.migrations().isEmpty()) {
            String missing = state instanceof DatabaseState.AfterAllMigrations
                    ? "no migration"
                    : "neither schema files nor migrations";
            throw new DatabaseStateException(
                    state,
                    List.of(Finding.of(ProjectChecks.NOT_EMPTY, "the project has " + missing)
                            .at(project.locationOf(project.databaseDirectory()))));
        }
        return new Recipe(false, count, false);
    }

    /** Return the migrations that a recipe applies. */
    List<Migration> applied(Recipe recipe) {
        return set.migrations().subList(0, recipe.migrations());
    }

    /** Do all that a recipe says. */
    void build(Session session, Recipe recipe, DatabaseState state) {
        if (recipe.files()) {
            schemaFiles(session, state);
        }
        migrate(session, 0, recipe.migrations(), state);
        if (recipe.seeds()) {
            seeds(session, state);
        }
    }

    void schemaFiles(Session session, DatabaseState state) {
        if (workshop.schema().buildOn(session) instanceof Outcome.Failed failed) {
            throw new DatabaseStateException(state, failed.findings());
        }
    }

    /** Apply the migrations between two places in their order. */
    void migrate(Session session, int from, int to, DatabaseState state) {
        for (Migration migration : set.migrations().subList(from, to)) {
            Applied.Failed failed = applier.apply(session, migration);
            if (failed != null) {
                throw new DatabaseStateException(state, failed.findings());
            }
        }
    }

    void seeds(Session session, DatabaseState state) {
        EnvironmentSeeds seeds = new EnvironmentSeeds(project, workshop.scriptOptions());
        PrepProject prep = workshop.prepProject(project);
        if (seeds.isEmpty() && prep.files().isEmpty()) {
            throw new DatabaseStateException(
                    state,
                    List.of(Finding.of(
                                    ProjectChecks.NOT_EMPTY,
                                    "the project has no seed file for the environment "
                                            + project.environment().name())
                            .at(project.locationOf(project.databaseDirectory()))
                            .withSuggestion("Ask for the schema alone, or add seed files.")));
        }
        fail(state, seeds.load(session));
        if (!prep.files().isEmpty()) {
            fail(state, new PrepLoad(prep, workshop.scriptOptions(), session).run());
        }
    }

    private static void fail(DatabaseState state, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new DatabaseStateException(state, findings);
        }
    }
}
