package io.confiture.migration.history;

import io.confiture.check.Check;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Replay;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what is asked of a chain of migrations in the light of what was before. */
public final class HistoryChecks {
    /** The database line for replays in other orders than that of the files. */
    public static final String LINE = "history";

    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    private final Project project;
    private final MigrationSet set;
    private final Function<MigrationSet, Replay> replays;
    private final Supplier<Replay> whole;

    /**
     * Make the checks.
     *
     * @param project the project
     * @param set its migrations
     * @param replays applies migrations to an empty database in the order given, and drops it
     * @param whole applies all of them in their own order
     */
    public HistoryChecks(
            Project project, MigrationSet set, Function<MigrationSet, Replay> replays, Supplier<Replay> whole) {
        this.project = project;
        this.set = set;
        this.replays = replays;
        this.whole = whole;
    }

    /** Return the checks, which belong to the group of the chain. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        SourceLocation directory =
                project.locationOf(project.environment().migration().directory());
        checks.add(check("frozen", "frozen", directory, null, new FrozenCheck(project, set)::run));
        checks.addAll(plans(directory));
        checks.add(check(
                        "branches",
                        "branches",
                        directory,
                        MigrationChecks.LINE,
                        new BranchCheck(project, set, replays)::run)
                .neverKept());
        return checks;
    }

    private List<Check> plans(SourceLocation directory) {
        PlanCheck plan = new PlanCheck(project, set, replays, whole);
        Path folder = project.environment().migration().rehearsal().ledgers();
        List<Path> files;
        try {
            files = ledgers(folder);
        } catch (IOException e) {
            Finding unreadable = Finding.of(
                            HistoryRules.LEDGER_FILE,
                            "the folder cannot be listed (" + e.getClass().getSimpleName() + ")")
                    .at(project.locationOf(folder))
                    .withSuggestion("Make it readable for the user who runs the tests.");
            return List.of(check("plan", "plan", directory, null, () -> Outcome.failed(unreadable)));
        }
        if (files.isEmpty()) {
            String none = "no ledger is recorded in " + project.nameOf(folder) + ": confiture migrate record";
            return List.of(check("plan", "plan", directory, null, () -> new Outcome.Skipped(none)));
        }
        Set<String> taken = new HashSet<>();
        return files.stream()
                .map(file -> {
                    String stem = stem(file);
                    String environment = taken.add(stem) ? stem : String.valueOf(file.getFileName());
                    return check(
                            "plan-" + environment,
                            "plan " + environment,
                            project.locationOf(file),
                            MigrationChecks.LINE,
                            () -> plan.run(file, environment));
                })
                .toList();
    }

    private static Check check(
            String id, String name, SourceLocation place, @Nullable String line, Supplier<Outcome> body) {
        String tag = id.startsWith("plan") ? "plan" : id;
        return new Check(new Segment("check", id), name, place, Set.of(tag), line, body);
    }

    private static List<Path> ledgers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> ENDINGS.stream().anyMatch(e -> f.toString().endsWith(e)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return List.of(
                HistoryRules.FROZEN,
                HistoryRules.FROZEN_FILE,
                HistoryRules.PLAN,
                HistoryRules.LEDGER_FILE,
                HistoryRules.ACCOMPANIED,
                HistoryRules.BRANCHES,
                HistoryRules.BASE_BRANCH,
                HistoryRules.COLUMN_ORDER);
    }
}
