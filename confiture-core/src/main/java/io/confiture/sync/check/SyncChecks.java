package io.confiture.sync.check;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.Approval;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the checks of a project's decisions together. The tree comes from the files alone; a check asks a database. */
public final class SyncChecks {

    private final SyncRules rules;
    private final Optional<Approval> approval;
    private final SourceLocation directory;
    private final String line;
    private final Rehearsed rehearsed;
    private final DecidedCheck decided;
    private final CompleteCheck complete;
    private final FitsCheck fits;
    private final UniqueCheck unique;
    private final LinkedCheck linked;
    private final DeterministicCheck deterministic;
    private final HostileValuesCheck hostile;

    /**
     * Take the decisions; starts nothing.
     *
     * @param directory where the files are
     * @param approval the decisions that were reviewed, where the project has a list of them
     * @param line the database line that the checks work on
     * @param ground what they stand on
     * @param rehearsed answers what a copy is needed for
     */
    public SyncChecks(
            SourceLocation directory, Optional<Approval> approval, String line, Ground ground, Rehearsed rehearsed) {
        this.approval = approval;
        this.rules = ground.rules();
        this.directory = directory;
        this.line = line;
        this.rehearsed = rehearsed;
        decided = new DecidedCheck(ground);
        complete = new CompleteCheck(ground, rehearsed);
        fits = new FitsCheck(ground);
        unique = new UniqueCheck(ground);
        linked = new LinkedCheck(ground);
        deterministic = new DeterministicCheck(ground);
        hostile = new HostileValuesCheck(ground);
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return SyncCheckRules.all();
    }

    /** Return the tree: the files, the tables, and each rule of each table. */
    public CheckGroup group() {
        return group(false);
    }

    /**
     * Return the tree.
     *
     * @param ownStrategies whether classes of the project have a part in the answers, so that none may be kept
     */
    public CheckGroup group(boolean ownStrategies) {
        CheckGroup all = tree();
        return ownStrategies ? neverKept(all) : all;
    }

    private static CheckGroup neverKept(CheckGroup group) {
        List<CheckNode> children = group.children().stream()
                .map(node -> node instanceof CheckGroup inner ? neverKept(inner) : ((Check) node).neverKept())
                .map(CheckNode.class::cast)
                .toList();
        return new CheckGroup(group.segment(), group.displayName(), group.source(), group.tags(), children);
    }

    private CheckGroup tree() {
        List<CheckNode> children = new ArrayList<>();
        children.add(leaf("files", directory, null, this::files));
        if (!rules.tables().isEmpty()) {
            children.add(leaf("approved", directory, null, this::approved));
            children.add(leaf("tables", directory, line, decided::tables));
        }
        rules.tables().forEach(table -> children.add(table(table)));
        return new CheckGroup(new Segment("medium", "sync"), "sync", directory, Set.of("sync"), children);
    }

    private CheckGroup table(TableRules table) {
        Relation relation = new Relation(table.schema(), table.name());
        List<CheckNode> children = new ArrayList<>();
        children.add(leaf("decided", table.location(), line, () -> decided.table(relation)));
        children.add(leaf("complete", table.location(), line, () -> complete.ask(table)));
        table.columns().forEach((column, decision) -> {
            if (!(decision instanceof Decision.Keep)) {
                children.add(rule(new Subject(relation, column, decision)));
            }
        });
        String name = segment(relation);
        return new CheckGroup(new Segment("table", name), name, table.location(), Set.of(), children);
    }

    private CheckGroup rule(Subject subject) {
        SourceLocation place = subject.location();
        List<CheckNode> checks = new ArrayList<>();
        checks.add(leaf("fits", place, line, () -> fits.ask(subject)));
        checks.add(leaf("unique", place, line, () -> unique.ask(subject)));
        checks.add(leaf("linked", place, line, () -> linked.ask(subject)));
        if (subject.decision() instanceof Decision.Mask) {
            // The machine's language and time zone have a part in it, and so have libraries.
            checks.add(leaf("deterministic", place, line, () -> deterministic.ask(subject))
                    .neverKept());
            checks.add(leaf("hostile-values", place, line, () -> hostile.ask(subject)));
        }
        checks.add(
                leaf("leaks-nothing", place, line, () -> rehearsed.leaksNothing(subject.relation(), subject.column())));
        return new CheckGroup(new Segment("rule", subject.column()), subject.column(), place, Set.of(), checks);
    }

    /** Return the table's name as people read it, and so that no other table's reads the same. */
    private static String segment(Relation relation) {
        String name = plain(relation.name()) ? relation.name() : Relation.quoted(relation.name());
        String schema = plain(relation.schema()) ? relation.schema() : Relation.quoted(relation.schema());
        return schema.equals("public") ? name : schema + "." + name;
    }

    private static boolean plain(String name) {
        return name.indexOf('.') < 0 && name.indexOf('"') < 0 && name.indexOf('/') < 0;
    }

    private Outcome files() {
        List<Finding> findings = new ArrayList<>(rules.problems());
        if (findings.isEmpty() && rules.tables().isEmpty()) {
            findings.add(Finding.of(DecisionRules.FILES, directory.name() + " decides about no table")
                    .at(directory));
        }
        findings.addAll(rules.notes());
        return Outcome.of(findings, Severity.ERROR);
    }

    private Outcome approved() {
        return approval.map(list -> Outcome.of(list.differences(rules), Severity.ERROR))
                .orElse(new Outcome.Skipped(
                        "the project keeps no list of reviewed decisions; confiture sync approve writes one"));
    }

    private static Check leaf(String id, SourceLocation place, @Nullable String line, Supplier<Outcome> body) {
        return new Check(new Segment("check", id), id.replace('-', ' '), place, Set.of(id), line, body);
    }
}
