package io.confiture.migration;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.migration.data.DataRules;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the checks of a project's migrations together: a group for each migration, and one for the chain. */
public final class MigrationChecks {

    /** The database line that the checks work on. */
    public static final String LINE = "migrations";

    private final MigrationSet set;
    private final SourceLocation directory;
    private final Chain chain;

    /**
     * Make the checks.
     *
     * @param set what was discovered
     * @param directory the migrations directory
     * @param chain tries the migrations when a check asks
     */
    public MigrationChecks(MigrationSet set, SourceLocation directory, Chain chain) {
        this.set = set;
        this.directory = directory;
        this.chain = chain;
    }

    /**
     * Return the tree.
     *
     * @param more further checks on the chain as a whole, which need more than the migrations
     * @param each further checks on each migration
     */
    public CheckGroup group(List<Check> more, Function<Migration, List<Check>> each) {
        List<CheckNode> children = new ArrayList<>();
        for (Migration migration : set.migrations()) {
            children.add(migration(migration, each.apply(migration)));
        }
        children.add(chain(more));
        return new CheckGroup(
                new Segment("medium", "migrations"), "migrations", directory, Set.of("migration"), children);
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(DataRules.all());
        rules.addAll(List.of(
                MigrationRules.FILES,
                MigrationRules.VERSIONS,
                MigrationRules.PARTNERS,
                MigrationRules.EMPTY,
                MigrationRules.PRECONDITION,
                MigrationRules.UP,
                MigrationRules.DOWN,
                MigrationRules.ROUND_TRIP,
                MigrationRules.UP_AGAIN,
                MigrationRules.REPEAT,
                MigrationRules.NOT_MODELLED,
                MigrationRules.COLUMN_ORDER));
        return rules;
    }

    private CheckGroup migration(Migration migration, List<Check> more) {
        List<CheckNode> checks = new ArrayList<>();
        for (Part part : Part.of(migration)) {
            checks.add(check(migration, part));
        }
        checks.addAll(more);
        return new CheckGroup(
                new Segment("migration", migration.id()), migration.id(), migration.location(), Set.of(), checks);
    }

    private CheckGroup chain(List<Check> more) {
        LayoutProblems problems = new LayoutProblems(set);
        List<CheckNode> checks = new ArrayList<>();
        checks.add(offline("files", problems::files));
        checks.add(offline("versions", problems::versions));
        checks.add(offline("partners", problems::partners));
        checks.addAll(more);
        return new CheckGroup(new Segment("chain", "chain"), "chain", directory, Set.of(), checks);
    }

    private Check check(Migration migration, Part part) {
        Supplier<Outcome> body = migration.isRunnable()
                ? () -> chain.rehearse(migration).of(part)
                : () -> new Outcome.Skipped("not SQL, and not checked");
        return new Check(
                new Segment("check", part.id()), part.words(), migration.location(), Set.of(part.id()), LINE, body);
    }

    private Check offline(String id, Supplier<Outcome> body) {
        @Nullable String noDatabase = null;
        return new Check(new Segment("check", id), id, directory, Set.of(id), noDatabase, body);
    }
}
