package io.confiture.seed;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts the checks of a project's seeds together, and asks of each environment whether its files load. */
public final class SeedChecks {

    private final Project project;
    private final SeedDatabase database;
    private final ScriptOptions options;
    private final SeedFiles files;
    private final SourceLocation directory;

    /**
     * Look for the seed files; starts nothing.
     *
     * @param database has the project's schema, and is built when the first check asks
     * @param options how long a statement may take
     */
    public SeedChecks(Project project, SeedDatabase database, ScriptOptions options) {
        this.project = project;
        this.database = database;
        this.options = options;
        this.files = SeedFiles.discover(project, SeedSelection.everything());
        this.directory = project.locationOf(
                project.environment().seed().directories().stream().findFirst().orElse(project.databaseDirectory()));
    }

    /** Tell whether the project keeps no seeds at all, so that there is nothing to ask. */
    public boolean isAbsent() {
        return files.isAbsent() && SeedFiles.prep(project).isAbsent();
    }

    /** Return the folder of the seed files, the first if there are several. */
    public SourceLocation directory() {
        return directory;
    }

    /** Return the files of all environments, as far as they could be found. */
    public SeedFiles files() {
        return files;
    }

    /**
     * Return the tree: whether the files can be found, then the groups given, with the loading of each environment between.
     *
     * @param before what is asked about files one by one
     * @param after what is asked about the prep-seed pattern
     */
    public CheckGroup group(List<? extends CheckNode> before, List<? extends CheckNode> after) {
        List<CheckNode> children = new ArrayList<>();
        children.add(new Check(new Segment("check", "found"), "found", directory, Set.of("found"), null, this::found));
        children.addAll(before);
        children.addAll(load());
        children.addAll(after);
        return new CheckGroup(new Segment("medium", "seeds"), "seeds", directory, Set.of("seed"), children);
    }

    /** Tell whether a seed file makes, alters or drops roles, which belong to the whole server; reads the files. */
    public static boolean makeRoles(Project project) {
        SeedLoader loader = new SeedLoader(project.root(), ScriptOptions.defaults());
        return Stream.of(SeedFiles.discover(project, SeedSelection.everything()), SeedFiles.prep(project))
                .flatMap(files -> files.files().stream())
                .flatMap(file -> loader.read(file).statements().stream())
                .anyMatch(statement -> statement.kind().touchesRoles());
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return SeedRules.all();
    }

    private Outcome found() {
        return Outcome.of(files.problems(), Severity.ERROR);
    }

    private List<CheckGroup> load() {
        List<String> environments = SeedFiles.environments(project);
        if (files.files().isEmpty()) {
            return List.of();
        }
        return environments.isEmpty()
                ? List.of(load("load", "load", files.files()))
                : environments.stream()
                        .map(name -> load(
                                "load-" + name,
                                "load " + name,
                                SeedFiles.discover(project, SeedSelection.of(name))
                                        .files()))
                        .toList();
    }

    private CheckGroup load(String id, String name, List<SeedFile> own) {
        SeedLoader loader = new SeedLoader(project.root(), options);
        LoadRun run = new LoadRun(new Loading(own, directory, loader, options), database);
        List<CheckNode> children = new ArrayList<>();
        for (SeedFile file : own) {
            Check loads = new Check(
                    new Segment("check", "loads"),
                    "loads",
                    file.location(),
                    Set.of("loads"),
                    SeedDatabase.LINE,
                    () -> run.loads(file));
            String shortName = shortName(file);
            children.add(new CheckGroup(
                    new Segment("file", shortName), shortName, file.location(), Set.of(), List.of(loads)));
        }
        children.add(new Check(
                new Segment("check", "commits"),
                "commits",
                directory,
                Set.of("commits"),
                SeedDatabase.LINE,
                run::commits));
        return new CheckGroup(new Segment("load", id), name, directory, Set.of("load"), children);
    }

    /** Leave out what all files of the usual layout share: the seed directory. */
    private String shortName(SeedFile file) {
        List<Path> directories = project.environment().seed().directories();
        return directories.size() == 1 && file.name().startsWith(directory.name() + "/")
                ? file.name().substring(directory.name().length() + 1)
                : file.name();
    }
}
