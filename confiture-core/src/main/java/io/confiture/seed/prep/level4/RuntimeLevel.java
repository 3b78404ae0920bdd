package io.confiture.seed.prep.level4;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedDatabase;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database with the project's schema whether the tables are as the pattern wants them, and whether each resolver compiles,
 * runs on nothing, and moves a row.
 *
 * <p>Everything is tried once, when the first check asks, in a transaction that is rolled back; each check picks its own answer.
 * Thread-safe.
 */
public final class RuntimeLevel {

    static final String COMPILES = "compiles";
    static final String RUNS = "runs";
    static final String RUNS_ON_ROW = "runs-on-a-row";
    static final List<String> QUESTIONS = List.of(COMPILES, RUNS, RUNS_ON_ROW);
    static final String CHECKER = "plpgsql-check";
    static final String OTHERS = "not-in-files";

    private final PrepProject project;
    private final List<Resolver> resolvers;
    private final TrialDatabase database;
    private final ScriptOptions options;
    private @Nullable Map<String, Outcome> answers;

    /**
     * Make the level.
     *
     * @param database where everything is tried
     * @param options how long one statement may take
     */
    public RuntimeLevel(PrepProject project, TrialDatabase database, ScriptOptions options) {
        this.project = project;
        this.resolvers = ResolverOrder.of(project, Routines.of(project)).resolvers();
        this.database = database;
        this.options = options;
    }

    /** Return the rules that the level can find broken. */
    public static List<Rule> rules() {
        return RuntimeRules.all();
    }

    /** Return the checks of each prep table and each resolver that the files show, and of what they do not show. */
    public List<CheckNode> nodes() {
        List<CheckNode> nodes = new ArrayList<>();
        for (TableDefinition table : project.prepTables()) {
            String name = table.name().name();
            nodes.add(group(
                    "table",
                    name,
                    table.location(),
                    List.of(check("tables", table.location(), RuntimeRun.table(name)))));
        }
        for (Resolver resolver : resolvers) {
            String name = resolver.function().toString();
            List<CheckNode> checks = new ArrayList<>();
            for (String question : QUESTIONS) {
                checks.add(check(question, resolver.location(), RuntimeRun.resolver(name, question)));
            }
            nodes.add(group("resolver", name, resolver.location(), checks));
        }
        nodes.add(check(OTHERS, project.directory(), OTHERS));
        nodes.add(check(CHECKER, project.directory(), CHECKER));
        return List.copyOf(nodes);
    }

    private static CheckGroup group(String type, String name, SourceLocation place, List<CheckNode> children) {
        return new CheckGroup(new Segment(type, name), name, place, Set.of(), children);
    }

    private Check check(String id, SourceLocation place, String key) {
        String name = id.equals(CHECKER) ? "plpgsql_check" : id.replace('-', ' ');
        return leaf(id, name, place, () -> {
            Outcome outcome = answers().get(key);
            return outcome == null ? new Outcome.Aborted(cut()) : outcome;
        });
    }

    private static Check leaf(String id, String name, SourceLocation place, Supplier<Outcome> body) {
        return new Check(new Segment("check", id), name, place, Set.of(id), SeedDatabase.LINE, body);
    }

    private String cut() {
        return database.broken().orElse("the transaction was gone after a resolver: see runs");
    }

    private synchronized Map<String, Outcome> answers() {
        Map<String, Outcome> known = answers;
        if (known == null) {
            Optional<String> broken = database.broken();
            known = broken.isPresent()
                    ? Map.of()
                    : database.inTransaction(session ->
                            RuntimeRun.run(project, resolvers, options, session, database instanceof SeedDatabase));
            answers = known;
        }
        return known;
    }
}
