package io.confiture.schema;

import io.confiture.project.IncludeEntry;
import io.confiture.project.Project;
import io.confiture.schema.SchemaProblem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema files of a project in build order, with everything that is wrong about them as a set.
 *
 * <p>Immutable and thread-safe. Made by looking at directories only; no file is opened.
 */
public final class SchemaFiles {
    private final List<SchemaFile> files;
    private final List<SchemaFile> seeds;
    private final List<SchemaProblem> problems;
    private final boolean absent;

    private SchemaFiles(List<SchemaFile> files, List<SchemaFile> seeds, List<SchemaProblem> problems, boolean absent) {
        this.files = List.copyOf(files);
        this.seeds = List.copyOf(seeds);
        this.problems = List.copyOf(problems);
        this.absent = absent;
    }

    /**
     * Find the schema files.
     *
     * <p>A file counts once, even when several entries or symbolic links lead to it: at the first of its places in build
     * order. Never throws for what lies on the disk: that becomes a problem.
     */
    public static SchemaFiles discover(Project project) {
        List<SchemaFile> files = new ArrayList<>();
        List<SchemaFile> seeds = new ArrayList<>();
        Set<SchemaProblem> problems = new LinkedHashSet<>();
        List<IncludeEntry> entries = project.environment().includes();
        for (IncludeEntry entry : entries) {
            if (Files.isDirectory(entry.path())) {
                EntryWalk walk = new EntryWalk(project, entry).run();
                files.addAll(walk.files);
                seeds.addAll(walk.seeds);
                problems.addAll(walk.problems);
                if (walk.files.isEmpty() && walk.problems.isEmpty()) {
                    problems.add(empty(project, entry, walk.seeds.size()));
                }
            } else {
                problems.add(missing(project, entry));
            }
        }
        for (Path excluded : project.environment().excludes()) {
            if (!Files.exists(excluded)) {
                problems.add(SchemaProblem.of(
                        Kind.MISSING_EXCLUDED_DIRECTORY,
                        project.locationOf(excluded),
                        "exclude_dirs names this directory, which does not exist",
                        "delete it from exclude_dirs, or correct the name"));
            }
        }
        Comparator<SchemaFile> order =
                new FileOrder(project.environment().build().sortMode());
        List<SchemaFile> ordered = once(files, order);
        if (ordered.isEmpty()) {
            problems.add(noFiles(project, entries));
        }
        boolean absent = !project.environment().isSet("include_dirs")
                && entries.stream().noneMatch(entry -> Files.exists(entry.path()));
        return new SchemaFiles(ordered, once(seeds, order), List.copyOf(problems), absent);
    }

    private static List<SchemaFile> once(List<SchemaFile> found, Comparator<SchemaFile> order) {
        Set<Path> seen = new HashSet<>();
        return found.stream()
                .sorted(order)
                .filter(file -> seen.add(LeftOut.real(file.path())))
                .toList();
    }

    private static SchemaProblem missing(Project project, IncludeEntry entry) {
        String name = project.nameOf(entry.path());
        if (Files.exists(entry.path())) {
            return SchemaProblem.of(
                    Kind.MISSING_DIRECTORY,
                    project.locationOf(entry.path()),
                    name + " is not a directory",
                    "name the directory in include_dirs, and the file in its include patterns");
        }
        return entry.autoDiscover()
                ? SchemaProblem.of(
                        Kind.SKIPPED_DIRECTORY,
                        entry.location(),
                        "the directory " + name + " does not exist and was skipped (auto_discover)",
                        null)
                : SchemaProblem.of(
                        Kind.MISSING_DIRECTORY,
                        project.environment().isSet("include_dirs")
                                ? entry.location()
                                : project.locationOf(entry.path()),
                        "the directory " + name + " does not exist",
                        "make it, or name the right one in include_dirs");
    }

    private static SchemaProblem empty(Project project, IncludeEntry entry, int seeds) {
        String name = project.nameOf(entry.path());
        return seeds > 0
                ? SchemaProblem.of(
                        Kind.SEEDS_ONLY,
                        project.locationOf(entry.path()),
                        name + " holds " + seeds + " seed files and no schema file",
                        null)
                : SchemaProblem.of(
                        Kind.EMPTY_ENTRY,
                        project.locationOf(entry.path()),
                        name + " brings no schema file: nothing there fits "
                                + entry.include().stream().map(Object::toString).collect(Collectors.joining(", "))
                                + " and is not left out",
                        "correct the patterns, or delete the entry");
    }

    private static SchemaProblem noFiles(Project project, List<IncludeEntry> entries) {
        String searched = entries.isEmpty()
                ? "include_dirs is empty"
                : "searched: "
                        + entries.stream()
                                .map(entry -> project.nameOf(entry.path()))
                                .collect(Collectors.joining(", "));
        return SchemaProblem.of(
                Kind.NO_FILES,
                project.locationOf(project.databaseDirectory()),
                "there is no schema file (" + searched + ")",
                "add a .sql file there, or name the directories in include_dirs");
    }

    /** Return the schema files in build order. */
    public List<SchemaFile> files() {
        return files;
    }

    /** Return the files which the entries lead to and which are seeds by {@code seed.directories}, in order. */
    public List<SchemaFile> seeds() {
        return seeds;
    }

    /** Return what is wrong or worth knowing, entry by entry. */
    public List<SchemaProblem> problems() {
        return problems;
    }

    /** Tell whether the files are not what the settings say: whether some problem is an error. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(SchemaProblem::isError);
    }

    /**
     * Tell whether the project keeps no schema files at all: nothing is configured and the default directory is not there.
     *
     * <p>{@link #problems} still says so; whether that matters depends on what else the project has.
     */
    public boolean isAbsent() {
        return absent;
    }
}
