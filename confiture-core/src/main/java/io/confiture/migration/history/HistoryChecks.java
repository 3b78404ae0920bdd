package io.confiture.migration.history;

import io.confiture.check.Check;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Rule;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Replay;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts together what is asked of a chain of migrations in the light of what was before. */
public final class HistoryChecks {
    /** The database line for replays in other orders than that of the files. */
    public static final String LINE = "history";

    private final Project project;
    private final MigrationSet set;
    private final Function<MigrationSet, Replay> replays;

    /**
     * Make the checks.
     *
     * @param project the project
     * @param set its migrations
     * @param replays applies migrations to an empty database in the order given, and drops it
     */
    public HistoryChecks(Project project, MigrationSet set, Function<MigrationSet, Replay> replays) {
        this.project = project;
        this.set = set;
        this.replays = replays;
    }

    /** Return the checks, which belong to the group of the chain. */
    public List<Check> checks() {
        SourceLocation directory =
                project.locationOf(project.environment().migration().directory());
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                        new Segment("check", "branches"),
                        "branches",
                        directory,
                        Set.of("branches"),
                        MigrationChecks.LINE,
                        new BranchCheck(project, set, replays)::run)
                .neverKept());
        return checks;
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return List.of(
                HistoryRules.FROZEN,
                HistoryRules.FROZEN_FILE,
                HistoryRules.PLAN,
                HistoryRules.LEDGER_FILE,
                HistoryRules.BRANCHES,
                HistoryRules.BASE_BRANCH,
                HistoryRules.COLUMN_ORDER);
    }
}
