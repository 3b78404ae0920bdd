package io.confiture.suite;

import io.confiture.check.Finding;
import io.confiture.postgres.Database;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.Server;
import io.confiture.postgres.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Clones templates, one for each state that was asked for. That of a migration is built upon the one of the nearest migration before
 * it that has one.
 *
 * <p>Templates are built one after another, and cloned by any number of threads at once.
 */
final class TemplateClones implements Clones {

    private final StateBuilder builder;
    private final Supplier<Server> server;
    private final Prerequisites prerequisites;
    private final boolean sharedRoles;
    // Files may change between two that are opened on one server, and templates live as long as that.
    private final String key = UUID.randomUUID() + ":";
    private final Map<Recipe, Template> templates = new HashMap<>();
    private final NavigableMap<Integer, Template> migrated = new TreeMap<>();
    private final Map<Recipe, List<Finding>> broken = new HashMap<>();

    /**
     * Make them.
     *
     * @param server asked when the first database is needed
     * @param sharedRoles whether the project's files make roles on a server that others use, too
     */
    TemplateClones(StateBuilder builder, Supplier<Server> server, Prerequisites prerequisites, boolean sharedRoles) {
        this.builder = builder;
        this.server = server;
        this.prerequisites = prerequisites;
        this.sharedRoles = sharedRoles;
    }

    @Override
    public Clone of(Recipe recipe, DatabaseState state) {
        Server on = server.get();
        Database database = recipe.isEmpty() ? prerequisites.database(on) : on.clone(template(on, recipe, state));
        return new Clone(database, builder.applied(recipe), sharedRoles ? this : new Object(), database::close);
    }

    private synchronized Template template(Server on, Recipe recipe, DatabaseState state) {
        Template known = templates.get(recipe);
        if (known != null) {
            return known;
        }
        List<Finding> why = broken.get(recipe);
        if (why != null) {
            throw new DatabaseStateException(state, why);
        }
        try {
            Template made = build(on, recipe, state);
            templates.put(recipe, made);
            return made;
        } catch (DatabaseStateException e) {
            broken.put(recipe, e.findings());
            throw e;
        }
    }

    private Template build(Server on, Recipe recipe, DatabaseState state) {
        if (recipe.seeds()) {
            Template schema = template(on, recipe.withoutSeeds(), state);
            return on.template(key + recipe, schema, session -> builder.seeds(session, state));
        }
        if (recipe.files()) {
            return prerequisites.template(on, key + recipe, session -> builder.schemaFiles(session, state));
        }
        int to = recipe.migrations();
        Map.@Nullable Entry<Integer, Template> before = migrated.lowerEntry(to);
        Template made = before == null
                ? prerequisites.template(on, key + recipe, session -> builder.migrate(session, 0, to, state))
                : on.template(
                        key + recipe,
                        before.getValue(),
                        session -> builder.migrate(session, before.getKey(), to, state));
        migrated.put(to, made);
        return made;
    }
}
