package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.SeedChecks;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.TrialDatabase;
import io.confiture.seed.prep.LevelGate;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Resolver;
import io.confiture.seed.prep.ResolverOrder;
import io.confiture.seed.prep.Routines;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts the checks of a project's seeds together: of plain seed files, and of the prep-seed pattern where it is used. */
final class SeedTree {

    private final Project project;
    private final List<ScriptReading> schema;
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
        this.schema = hasSeeds(project) || workshop.schemaIsInFiles() ? workshop.seedSchema() : List.of();
        this.judge = judge;
    }

    /** Return the group, or nothing in a project that has neither seeds nor prep tables. */
    Optional<CheckGroup> group() {
        PrepProject prep = prepProject();
        SeedChecks checks = new SeedChecks(project, workshop.seedDatabase(), workshop.scriptOptions());
        List<CheckGroup> levels = usesPrep(prep) ? levels(prep) : List.of();
        if (checks.isAbsent() && levels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(checks.group(List.of(), levels));
    }

    /** Up scripts may be many; only a project with seeds needs to know what they say before a check runs. */
    private static boolean hasSeeds(Project project) {
        return project.environment().isSet("seed")
                || Files.exists(project.environment().seed().prep().directory())
                || project.environment().seed().directories().stream().anyMatch(Files::exists);
    }

    private PrepProject prepProject() {
        return PrepProject.of(
                project.environment().seed().prep(),
                project.root(),
                project.locationOf(project.environment().seed().prep().directory()),
                SeedFiles.prep(project).files(),
                schema);
    }

    private boolean usesPrep(PrepProject prep) {
        return Files.isDirectory(prep.settings().directory())
                || project.environment().isSet("seed.prep")
                || !prep.prepTables().isEmpty();
    }

    private List<CheckGroup> levels(PrepProject prep) {
        Routines routines = Routines.of(prep);
        TrialDatabase database = workshop.trialDatabase();
        ScriptOptions options = workshop.scriptOptions();
        Map<TableName, SourceLocation> resolvers = new LinkedHashMap<>();
        for (Resolver resolver : ResolverOrder.of(prep, routines).resolvers()) {
            resolvers.put(resolver.function(), resolver.location());
        }
        LevelGate gate = new LevelGate(judge);
        return List.of();
    }

    private static CheckGroup level(int number, String title, PrepProject prep, List<CheckNode> nodes) {
        String id = "level-" + number;
        return new CheckGroup(
                new Segment("level", id), "level " + number + " " + title, prep.directory(), Set.of(id), nodes);
    }
}
