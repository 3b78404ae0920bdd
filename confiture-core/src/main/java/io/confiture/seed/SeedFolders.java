package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.project.NameOrder;
import io.confiture.project.Project;
import io.confiture.project.SortMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which folders of a seed directory belong to one environment.
 *
 * <p>{@code common} belongs to all. A folder is an environment's when it is called like one of the files in
 * {@code environments}, like the environment in use, or as environments usually are; beside {@code common} every folder is,
 * unless its name begins with a digit, as the numbered parts of a set do. Every other folder is part of the files that are
 * always loaded, so that nothing is left out by accident.
 *
 * @param directory the seed directory
 * @param common the folder for all environments, or null
 * @param environments the folders of environments, by name, ordered
 */
record SeedFolders(Path directory, @Nullable Path common, Map<String, Path> environments) {

    static final String COMMON = "common";

    private static final Set<String> USUAL = Set.of(
            "local",
            "dev",
            "development",
            "test",
            "testing",
            "ci",
            "qa",
            "demo",
            "staging",
            "preprod",
            "prod",
            "production");

    static SeedFolders of(Project project, Path directory, List<Finding> problems) {
        Path prep = project.environment().seed().prep().directory();
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> children = Files.list(directory)) {
            children.filter(Files::isDirectory)
                    .filter(child -> !SeedWalk.isHidden(child) && !child.equals(prep))
                    .sorted(Comparator.comparing(SeedFolders::name, new NameOrder(SortMode.ALPHABETICAL)))
                    .forEach(folders::add);
        } catch (IOException e) {
            problems.add(Finding.of(
                            SeedRules.FILES,
                            "the directory cannot be listed (" + e.getClass().getSimpleName() + ")")
                    .at(project.locationOf(directory)));
        }
        Path common = folders.stream()
                .filter(folder -> name(folder).equals(COMMON))
                .findFirst()
                .orElse(null);
        Set<String> declared = declared(project);
        Map<String, Path> environments = new LinkedHashMap<>();
        for (Path folder : folders) {
            String name = name(folder);
            boolean known = declared.contains(name) || USUAL.contains(name);
            boolean beside = common != null && !Character.isDigit(name.charAt(0));
            if (!folder.equals(common) && (known || beside)) {
                environments.put(name, folder);
            }
        }
        return new SeedFolders(directory, common, environments);
    }

    /** Return the environments that have a file of settings, and the one in use. */
    static Set<String> declared(Project project) {
        Set<String> names = new TreeSet<>();
        names.add(project.environment().name());
        Path directory = project.databaseDirectory().resolve("environments");
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.map(SeedFolders::name)
                        .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                        .forEach(file -> names.add(file.substring(0, file.lastIndexOf('.'))));
            } catch (IOException e) {
                // Whoever loads the project says that this directory cannot be listed; its folders keep their usual
                // names.
                return names;
            }
        }
        return names;
    }

    /** Return what a walk over the files for everybody must not enter. */
    Set<Path> special() {
        Set<Path> special = new java.util.HashSet<>(environments.values());
        if (common != null) {
            special.add(common);
        }
        return special;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
