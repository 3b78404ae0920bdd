package io.confiture.seed.prep.level5;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedDatabase;
import io.confiture.seed.SeedFile;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the prep seed files load, the resolvers run on their rows, and every row arrives as it should.
 *
 * <p>Everything runs once, when the first check asks, in a transaction that is rolled back; each check picks its own answer.
 * Thread-safe.
 */
public final class ExecutionLevel {

    static final String FILES = "files";
    static final String EMPTY = "prep-tables-empty";
    static final String OTHERS = "not-in-files";
    static final String DEFERRED = "deferred-constraints";
    static final String TRANSACTION = "transaction";

    private final PrepProject project;
    private final List<Resolver> resolvers;
    private final TrialDatabase database;
    private final ScriptOptions options;
    private @Nullable Answers answers;

    /**
     * Make the level.
     *
     * @param database where everything is tried
     * @param options how long one statement may take
     */
    public ExecutionLevel(PrepProject project, TrialDatabase database, ScriptOptions options) {
        this.project = project;
        this.resolvers = ResolverOrder.of(project, Routines.of(project)).resolvers();
        this.database = database;
        this.options = options;
    }

    /** Return the rules that the level can find broken. */
    public static List<Rule> rules() {
        return ExecutionRules.all();
    }

    /** Return the checks: of the level, of each seed file, of each resolver, of each prep table; never empty. */
    public List<CheckNode> nodes() {
        List<CheckNode> nodes = new ArrayList<>();
        nodes.add(check(EMPTY, "prep tables empty", project.directory(), Answers.Key.level(EMPTY)));
        nodes.add(
                project.files().isEmpty()
                        ? leaf(FILES, FILES, project.directory(), this::noFiles)
                        : check(FILES, FILES, project.directory(), Answers.Key.level(FILES)));
        for (SeedFile file : project.files()) {
            nodes.add(group(
                    "file",
                    project.shortName(file),
                    file.location(),
                    List.of(check("loads", "loads", file.location(), Answers.Key.file(file.name())))));
        }
        for (Resolver resolver : resolvers) {
            String name = resolver.function().toString();
            nodes.add(group(
                    "resolver",
                    name,
                    resolver.location(),
                    List.of(check("resolves", "resolves", resolver.location(), Answers.Key.resolver(name)))));
        }
        for (TableDefinition table : project.prepTables()) {
            nodes.add(group("table", table.name().name(), table.location(), table(table)));
        }
        nodes.add(check(OTHERS, "not in files", project.directory(), Answers.Key.level(OTHERS)));
        nodes.add(check(DEFERRED, "deferred constraints", project.directory(), Answers.Key.level(DEFERRED)));
        nodes.add(check(TRANSACTION, TRANSACTION, project.directory(), Answers.Key.level(TRANSACTION)));
        return List.copyOf(nodes);
    }

    private List<CheckNode> table(TableDefinition table) {
        List<CheckNode> checks = new ArrayList<>();
        for (Question question : Question.values()) {
            checks.add(check(
                    question.id(),
                    question.displayName(),
                    table.location(),
                    Answers.Key.table(table.name().name(), question)));
        }
        return checks;
    }

    private Outcome noFiles() {
        return Outcome.failed(
                Finding.of(ExecutionRules.FILES, project.directory().name() + " has no seed files for the prep tables")
                        .at(project.directory()));
    }

    private static CheckGroup group(String type, String name, SourceLocation place, List<CheckNode> children) {
        return new CheckGroup(new Segment(type, name), name, place, Set.of(), children);
    }

    private Check check(String id, String name, SourceLocation place, Answers.Key key) {
        return leaf(id, name, place, () -> answers().get(key));
    }

    private static Check leaf(String id, String name, SourceLocation place, Supplier<Outcome> body) {
        return new Check(new Segment("check", id), name, place, Set.of(id), SeedDatabase.LINE, body);
    }

    private synchronized Answers answers() {
        if (answers == null) {
            answers = execute();
        }
        return answers;
    }

    private Answers execute() {
        Optional<String> broken = database.broken();
        if (broken.isPresent()) {
            Answers none = new Answers();
            none.cut(broken.get());
            return none;
        }
        return database.inTransaction(session -> FullRun.run(project, resolvers, options, session));
    }
}
