package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.project.Nearest;
import io.confiture.project.Project;
import io.confiture.project.SeedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The seed files of a project in the order in which they are loaded, with what is wrong about them as a set.
 *
 * <p>Of each seed directory first the files for everybody, then those of {@code common}, then those of the environment; each
 * ordered by name, component by component, as schema files are. Files below a seed directory to which {@code include_dirs} leads
 * as well are seeds and no schema, so they are found here. The prep-seed directory is never among them. Immutable.
 */
public final class SeedFiles {

    private final List<SeedFile> files;
    private final Map<String, List<SeedFile>> others;
    private final List<Finding> problems;
    private final boolean absent;

    private SeedFiles(
            List<SeedFile> files, Map<String, List<SeedFile>> others, List<Finding> problems, boolean absent) {
        this.files = List.copyOf(files);
        this.others = Map.copyOf(others);
        this.problems = List.copyOf(problems);
        this.absent = absent;
    }

    /** Find the seed files; never throws for what lies on the disk: that becomes a problem. */
    public static SeedFiles discover(Project project, SeedSelection selection) {
        List<Finding> problems = new ArrayList<>();
        List<SeedFile> files = new ArrayList<>();
        Map<String, List<SeedFile>> others = new LinkedHashMap<>();
        SeedSettings.Profile profile = profile(project, selection.profile(), problems);
        Set<String> known = new TreeSet<>(SeedFolders.declared(project));
        Set<Path> seen = new HashSet<>();
        List<Path> directories = project.environment().seed().directories();
        int there = 0;
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                // A project without seeds misses nothing.
                if (Files.exists(directory) || project.environment().isSet("seed.directories")) {
                    problems.add(missing(project, directory));
                }
                continue;
            }
            there++;
            Directory found = Directory.walk(project, directory, problems);
            known.addAll(found.folders.environments().keySet());
            files.addAll(narrowed(found.forAll, directory, profile, seen));
            found.byEnvironment.forEach((name, own) -> {
                List<SeedFile> narrowed = narrowed(own, directory, profile, seen);
                if (selection.environment() == null || selection.environment().equals(name)) {
                    files.addAll(narrowed);
                } else {
                    others.computeIfAbsent(name, n -> new ArrayList<>()).addAll(narrowed);
                }
            });
            if (found.isEmpty() && problems.isEmpty() && !holdsPrep(project, directory)) {
                problems.add(Finding.of(SeedRules.FILES, project.nameOf(directory) + " holds no seed file")
                        .at(project.locationOf(directory))
                        .withSeverity(Severity.WARNING));
            }
        }
        if (selection.environment() != null && !known.contains(selection.environment())) {
            problems.add(unknown(project, "environment", selection.environment(), known));
        }
        if (profile != null && files.isEmpty() && problems.isEmpty()) {
            problems.add(Finding.of(SeedRules.FILES, "the profile " + selection.profile() + " fits no seed file")
                    .at(project.environment().origin("seed.profiles"))
                    .withSuggestion("patterns count from the seed directory: common/*.sql"));
        }
        boolean absent = there == 0 && !project.environment().isSet("seed.directories");
        return new SeedFiles(files, others, problems, absent);
    }

    /** Find the prep-seed files: all below {@code seed.prep.directory}, ordered by name; none when it does not exist. */
    public static SeedFiles prep(Project project) {
        Path directory = project.environment().seed().prep().directory();
        List<Finding> problems = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            boolean set = project.environment().isSet("seed.prep.directory");
            return new SeedFiles(List.of(), Map.of(), set ? List.of(missing(project, directory)) : List.of(), true);
        }
        List<SeedFile> files = new SeedWalk(project, directory, Set.of(), problems).run();
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(Finding.of(SeedRules.FILES, project.nameOf(directory) + " holds no seed file")
                    .at(project.locationOf(directory)));
        }
        return new SeedFiles(files, Map.of(), problems, false);
    }

    /** Return the environments that have a folder of their own in a seed directory, ordered by name. */
    public static List<String> environments(Project project) {
        Set<String> names = new TreeSet<>();
        for (Path directory : project.environment().seed().directories()) {
            if (Files.isDirectory(directory)) {
                names.addAll(SeedFolders.of(project, directory, new ArrayList<>())
                        .environments()
                        .keySet());
            }
        }
        return List.copyOf(names);
    }

    /** Return the files in the order in which they are loaded. */
    public List<SeedFile> files() {
        return files;
    }

    /** Return the files of the environments that were not selected, by environment. */
    public Map<String, List<SeedFile>> others() {
        return others;
    }

    /** Return what is wrong or worth knowing; what makes the set another than the one asked for is an error. */
    public List<Finding> problems() {
        return problems;
    }

    /** Tell whether the files are not those that were asked for. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(p -> p.severity().compareTo(Severity.ERROR) >= 0);
    }

    /** Tell whether the project keeps no seeds: nothing is configured and the default directory is not there. */
    public boolean isAbsent() {
        return absent;
    }

    private static List<SeedFile> narrowed(
            List<SeedFile> files, Path directory, SeedSettings.@Nullable Profile profile, Set<Path> seen) {
        return files.stream()
                .filter(file -> profile == null || fits(profile, directory.relativize(file.path())))
                .filter(file -> seen.add(real(file.path())))
                .toList();
    }

    private static boolean fits(SeedSettings.Profile profile, Path relative) {
        boolean taken =
                profile.include().isEmpty() || profile.include().stream().anyMatch(glob -> glob.matches(relative));
        return taken && profile.exclude().stream().noneMatch(glob -> glob.matches(relative));
    }

    private static SeedSettings.@Nullable Profile profile(
            Project project, @Nullable String name, List<Finding> problems) {
        if (name == null) {
            return null;
        }
        Map<String, SeedSettings.Profile> profiles =
                project.environment().seed().profiles();
        SeedSettings.Profile profile = profiles.get(name);
        if (profile == null) {
            problems.add(unknown(project, "profile", name, new TreeSet<>(profiles.keySet())));
        }
        return profile;
    }

    private static Finding unknown(Project project, String what, String name, Collection<String> known) {
        String near = Nearest.question(name, known);
        String all = known.isEmpty() ? "seed." + what + "s is empty" : "there are " + String.join(", ", known);
        return Finding.of(SeedRules.FILES, "there is no " + what + " '" + name + "' for seeds")
                .at(project.locationOf(project.databaseDirectory()))
                .withSuggestion(near == null ? all : near);
    }

    private static Finding missing(Project project, Path directory) {
        boolean other = Files.exists(directory);
        return Finding.of(
                        SeedRules.FILES,
                        project.nameOf(directory) + (other ? " is not a directory" : ": the directory does not exist"))
                .at(project.locationOf(directory))
                .withSuggestion("make it, or name the right one in seed.directories");
    }

    private static boolean holdsPrep(Project project, Path directory) {
        Path prep = project.environment().seed().prep().directory();
        return prep.startsWith(directory) && Files.isDirectory(prep);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** What one seed directory holds. */
    private record Directory(SeedFolders folders, List<SeedFile> forAll, Map<String, List<SeedFile>> byEnvironment) {

        static Directory walk(Project project, Path directory, List<Finding> problems) {
            Path prep = project.environment().seed().prep().directory();
            SeedFolders folders = SeedFolders.of(project, directory, problems);
            Set<Path> apart = new HashSet<>(folders.special());
            apart.add(prep);
            List<SeedFile> forAll = new ArrayList<>(new SeedWalk(project, directory, apart, problems).run());
            if (folders.common() != null) {
                forAll.addAll(new SeedWalk(project, folders.common(), Set.of(prep), problems).run());
            }
            Map<String, List<SeedFile>> byEnvironment = new LinkedHashMap<>();
            folders.environments()
                    .forEach((name, folder) ->
                            byEnvironment.put(name, new SeedWalk(project, folder, Set.of(prep), problems).run()));
            return new Directory(folders, forAll, byEnvironment);
        }

        boolean isEmpty() {
            return forAll.isEmpty() && byEnvironment.values().stream().allMatch(List::isEmpty);
        }
    }
}
