package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.Project;
import io.confiture.seed.SeedChecks;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.lint.LintChecks;
import io.confiture.seed.prep.LevelGate;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.level1.SeedFilesLevel;
import io.confiture.seed.prep.level2.SchemaMappingLevel;
import io.confiture.seed.prep.level3.ResolutionLevel;
import io.confiture.seed.prep.level4.RuntimeLevel;
import io.confiture.seed.prep.level5.ExecutionLevel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts the checks of a project's seeds together: of plain seed files, and of the prep-seed pattern where it is used. */
final class SeedTree {

    private final Project project;
    private final Workshop workshop;
    private final UnaryOperator<Outcome> judge;

    /**
     * Make the tree.
     *
     * @param judge what the project's settings make of an answer
     */
    SeedTree(Project project, Workshop workshop, UnaryOperator<Outcome> judge) {
        this.project = project;
        this.workshop = workshop;
        this.judge = judge;
    }

    /** Return the group, or nothing in a project that has neither seeds nor prep tables. */
    Optional<CheckGroup> group() {
        PrepProject prep = workshop.prepProject(project);
        SeedChecks checks = new SeedChecks(project, workshop.seedDatabase(), workshop.scriptOptions());
        List<CheckGroup> levels = usesPrep(prep) ? levels(prep) : List.of();
        if (checks.isAbsent() && levels.isEmpty()) {
            return Optional.empty();
        }
        List<CheckNode> lint = checks.files().files().isEmpty()
                ? List.of()
                : LintChecks.of(project, workshop::seedSchema).nodes();
        return Optional.of(checks.group(lint, levels));
    }

    private boolean usesPrep(PrepProject prep) {
        return Files.isDirectory(prep.settings().directory())
                || project.environment().isSet("seed.prep")
                || !prep.prepTables().isEmpty();
    }

    private List<CheckGroup> levels(PrepProject prep) {
        TrialDatabase database = workshop.trialDatabase();
        ScriptOptions options = workshop.scriptOptions();
        LevelGate gate = new LevelGate(judge);
        List<CheckGroup> levels = new ArrayList<>();
        levels.add(gate.behind(level(1, "seed files", prep, new SeedFilesLevel(prep).nodes())));
        levels.add(gate.behind(level(2, "schema mapping", prep, new SchemaMappingLevel(prep).nodes())));
        levels.add(gate.behind(level(3, "resolution", prep, new ResolutionLevel(prep).nodes())));
        levels.add(gate.behind(level(4, "runtime", prep, new RuntimeLevel(prep, database, options).nodes())));
        levels.add(gate.behind(level(5, "execution", prep, new ExecutionLevel(prep, database, options).nodes())));
        return levels;
    }

    private static CheckGroup level(int number, String title, PrepProject prep, List<CheckNode> nodes) {
        String id = "level-" + number;
        return new CheckGroup(
                new Segment("level", id), "level " + number + " " + title, prep.directory(), Set.of(id), nodes);
    }
}
