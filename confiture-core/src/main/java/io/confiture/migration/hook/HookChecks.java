package io.confiture.migration.hook;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.migration.MigrationChecks;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the checks of a project's hooks together: one on all files, and for each hook whether it runs. */
public final class HookChecks {

    static final Rule FILES = new Rule(
            "hook/files",
            Severity.ERROR,
            "Every hook is one that is fired, can be read, and has a place in the order.",
            "Repair, rename or remove the hook.");

    static final Rule RUNS = new Rule(
            "hook/runs",
            Severity.ERROR,
            "A SQL hook runs on the database that all migrations leave.",
            "Repair the statement that failed.");

    private final HookSet set;
    private final SourceLocation directory;
    private final HookTrial trial;

    /**
     * Make the checks.
     *
     * @param set the hooks
     * @param directory the hooks directory
     * @param trial runs them when a check asks
     */
    public HookChecks(HookSet set, SourceLocation directory, HookTrial trial) {
        this.set = set;
        this.directory = directory;
        this.trial = trial;
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return List.of(FILES, RUNS);
    }

    /** Return the tree; empty when there is nothing that is or wants to be a hook. */
    public Optional<CheckGroup> group() {
        if (set.isEmpty() && set.problems().isEmpty()) {
            return Optional.empty();
        }
        List<CheckNode> children = new ArrayList<>();
        @Nullable String noDatabase = null;
        children.add(kept(new Check(
                new Segment("check", "files"), "files", directory, Set.of("files"), noDatabase, this::files)));
        for (HookPhase phase : HookPhase.values()) {
            if (!set.of(phase).isEmpty()) {
                children.add(phase(phase));
            }
        }
        return Optional.of(
                new CheckGroup(new Segment("medium", "hooks"), "hooks", directory, Set.of("hook"), children));
    }

    private CheckGroup phase(HookPhase phase) {
        List<CheckGroup> hooks = set.of(phase).stream().map(this::hook).toList();
        return new CheckGroup(
                new Segment("phase", phase.word()), phase.word(), directory, Set.of(), List.copyOf(hooks));
    }

    private CheckGroup hook(HookEntry hook) {
        Check runs = new Check(
                new Segment("check", "runs"),
                "runs",
                hook.location(),
                Set.of("runs"),
                MigrationChecks.LINE,
                () -> trial.of(hook));
        return new CheckGroup(
                new Segment("hook", hook.name()), hook.name(), hook.location(), Set.of(), List.of(kept(runs)));
    }

    /** What classes say can change without any file of the project. */
    private Check kept(Check check) {
        return set.hasCode() ? check.neverKept() : check;
    }

    private Outcome files() {
        return Outcome.of(findings(set), Severity.ERROR);
    }

    /** Return what is wrong with hooks, as far as that can be said without a database. */
    public static List<Finding> findings(HookSet set) {
        return set.problems().stream()
                .map(p -> Finding.of(FILES, p.message()).at(p.location()).withSuggestion(p.suggestion()))
                .toList();
    }
}
