package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.migration.LocksCheck;
import io.confiture.migration.MigrationChecks;
import io.confiture.migration.history.HistoryChecks;
import io.confiture.migration.hook.HookChecks;
import io.confiture.migration.hook.HookSet;
import io.confiture.migration.hook.HookTrial;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.schema.SchemaChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the mediums' groups together under the project. */
final class ProjectTree {

    private final Project project;
    private final Workshop workshop;
    private final Judgement judgement;

    ProjectTree(Project project, Workshop workshop) {
        this.project = project;
        this.workshop = workshop;
        this.judgement = new Judgement(project.environment().checks());
    }

    /** Return the tree; what the list of known findings has does not fail it. */
    CheckGroup root() {
        CheckGroup all = all(List.of());
        KnownFindingsCheck list = new KnownFindingsCheck(project, ids(all));
        return judgement.apply(list.exists() ? all(List.of(list.check())) : all, list.known());
    }

    /** Return the tree for whom nothing is known. */
    CheckGroup strict() {
        return judgement.apply(all(List.of()));
    }

    private static List<String> ids(CheckGroup root) {
        return new CheckRun(root).checks().stream().map(SelectedCheck::id).toList();
    }

    private CheckGroup all(List<Check> first) {
        Path migrations = project.environment().migration().directory();
        boolean hasMigrations =
                Files.exists(migrations) || project.environment().isSet("migration.directory");
        boolean hasSchema = !workshop.schemaFiles().isAbsent();
        List<CheckNode> children = new ArrayList<>();
        children.add(ProjectChecks.settings(project));
        children.addAll(first);
        if (!hasMigrations && !hasSchema) {
            children.add(ProjectChecks.nothing(project));
        }
        if (workshop.hasPrerequisites()) {
            children.add(new PrerequisitesCheck(project, workshop.prerequisites()).check());
        }
        children.add(
                hasSchema
                        ? guarded(schema())
                        : ProjectChecks.absent(project, "schema", "the project has no schema folder"));
        children.add(
                hasMigrations
                        ? guarded(migrations(migrations, hasSchema))
                        : ProjectChecks.absent(project, "migrations", "the project has no migrations folder"));
        hooks().ifPresent(hooks -> children.add(guarded(hooks)));
        new SeedTree(project, workshop, judgement::judge).group().ifPresent(seeds -> children.add(guarded(seeds)));
        new SyncTree(project, workshop).group().ifPresent(sync -> children.add(guarded(sync)));
        return ProjectChecks.root(directoryName(), project.locationOf(project.databaseDirectory()), children);
    }

    private CheckGroup schema() {
        return new SchemaChecks(
                        workshop.schemaFiles(), project.locationOf(project.databaseDirectory()), workshop.schema())
                .group();
    }

    private CheckGroup migrations(Path directory, boolean hasSchema) {
        List<Check> more = new ArrayList<>();
        if (hasSchema) {
            more.add(new EqualsSchema(workshop.chain(), workshop.schema(), project.locationOf(directory)).check());
        }
        more.addAll(
                new HistoryChecks(project, workshop.migrations(), workshop::replay, workshop.chain()::replay).checks());
        LocksCheck locks = new LocksCheck(
                workshop.chain(), project.environment().migration().rehearsal());
        more.addAll(locks.approvals(workshop.migrations(), project.locationOf(directory)));
        MigrationChecks checks =
                new MigrationChecks(workshop.migrations(), project.locationOf(directory), workshop.chain());
        return new RunnerNotes(workshop.migrations()).over(checks.group(more, m -> List.of(locks.of(m))));
    }

    private Optional<CheckGroup> hooks() {
        Environment.Migration settings = project.environment().migration();
        HookSet hooks = HookSet.read(project);
        return new HookChecks(
                        hooks,
                        project.locationOf(settings.run().hooksDirectory()),
                        new HookTrial(hooks, workshop.migrations(), workshop.chain(), settings.trackingTable()))
                .group();
    }

    private String directoryName() {
        Path name = project.databaseDirectory().getFileName();
        return name == null ? project.name() : name.toString();
    }

    private CheckGroup guarded(CheckGroup group) {
        return workshop.hasPrerequisites() ? PrerequisitesCheck.guard(group) : group;
    }
}
