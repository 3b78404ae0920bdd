package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the checks of a tree in their order, without JUnit. */
public final class CheckRun {

    private final List<SelectedCheck> checks = new ArrayList<>();

    /** Make the run of all checks of a tree. */
    public CheckRun(CheckGroup root) {
        collect("", List.of(), root.children());
    }

    private void collect(String prefix, List<String> names, List<CheckNode> nodes) {
        for (CheckNode node : nodes) {
            String id = prefix + node.segment().value();
            List<String> path = new ArrayList<>(names);
            path.add(node.displayName());
            if (node instanceof CheckGroup group) {
                collect(id + "/", path, group.children());
            } else {
                checks.add(new SelectedCheck(id, path, (Check) node));
            }
        }
    }

    /** Return the checks that will run, in their order. */
    public List<SelectedCheck> checks() {
        return List.copyOf(checks);
    }

    /**
     * Keep the checks that one of some ids names.
     *
     * @param ids ids of checks or of groups, such as {@code migrations/003_add_bio}; none keeps all
     * @return the ids that name nothing
     */
    public List<String> keep(List<String> ids) {
        List<String> unknown = ids.stream()
                .filter(id -> checks.stream().noneMatch(c -> c.isNamedBy(id)))
                .toList();
        if (!ids.isEmpty()) {
            checks.removeIf(c -> ids.stream().noneMatch(c::isNamedBy));
        }
        return unknown;
    }

    /**
     * Run the checks one after another on this thread.
     *
     * @param listener is told each result as soon as it is there
     */
    public List<CheckResult> run(Consumer<CheckResult> listener) {
        List<CheckResult> results = new ArrayList<>();
        for (SelectedCheck check : checks) {
            long start = System.nanoTime();
            CheckResult result = run(check, start);
            results.add(result);
            listener.accept(result);
        }
        return results;
    }

    private static CheckResult run(SelectedCheck check, long start) {
        try {
            return new CheckResult(check, check.check().run(), null, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            // Not the project's fault but ours or the machine's: shown as an error, and the others still run.
            return new CheckResult(check, null, e, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
