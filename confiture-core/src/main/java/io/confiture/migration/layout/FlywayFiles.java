package io.confiture.migration.layout;

import io.confiture.migration.FlywaySettings;
import io.confiture.migration.LayoutProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the files of a Flyway location and everything below it.
 *
 * <p>Flyway passes over files with other names unless {@code validateMigrationNaming} is set. Here each file with {@code
 * .sql} in its name is a migration or a problem; other files are ignored unless they are code with a migration's name.
 */
final class FlywayFiles {

    /**
     * A file that Flyway would use.
     *
     * @param id unique in this location
     * @param language what it is written in, or null for SQL
     */
    record Found(
            Path file, FlywayName name, String id, @Nullable String language) {

        FlywayVersion version() {
            return Objects.requireNonNull(name.version());
        }
    }

    private final Collector out;
    private final FlywayNames names;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Integer> stems = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    FlywayFiles(Collector out, FlywaySettings settings) {
        this.out = out;
        this.names = new FlywayNames(settings);
    }

    void read() {
        collect(out.folder());
        for (Path file : files) {
            FlywayName name = names.parse(Folder.fileName(file));
            if (name != null) {
                stems.merge(name.stem(), 1, Integer::sum);
            }
        }
        files.forEach(this::sort);
    }

    /** Return what was found of one kind, in the order of the paths. */
    List<Found> of(FlywayName.Kind kind) {
        return found.stream().filter(f -> f.name().kind() == kind).toList();
    }

    private void collect(Folder folder) {
        files.addAll(folder.files());
        for (Path directory : folder.directories()) {
            try {
                if (seen.add(directory.toRealPath())) {
                    collect(Folder.list(folder.root(), directory));
                }
            } catch (IOException | UncheckedIOException e) {
                out.problem(
                        Kind.UNREADABLE,
                        directory,
                        "%s cannot be listed: %s".formatted(out.folder().name(directory), e),
                        "make the directory readable for the user who runs the tests");
            }
        }
    }

    private void sort(Path file) {
        String fileName = Folder.fileName(file);
        FlywayName name = names.parse(fileName);
        String shown = out.folder().name(file);
        if (name != null && name.wrong() == null) {
            if (name.kind() == FlywayName.Kind.CALLBACK) {
                out.problem(Kind.NOT_CHECKED, file, shown + " is a callback: Confiture does not run it", null);
            } else {
                found.add(new Found(file, name, id(file, name.stem()), null));
            }
        } else if (fileName.endsWith(".conf") && names.parse(cutEnding(fileName)) != null) {
            if (!Files.exists(file.resolveSibling(cutEnding(fileName)))) {
                out.problem(
                        Kind.NEAR_MISS_NAME,
                        file,
                        "%s configures a script that does not exist".formatted(shown),
                        "name it like the script, with .conf at the end");
            }
        } else if (fileName.toLowerCase(Locale.ROOT).contains(".sql")) {
            String why =
                    name != null && name.wrong() != null ? name.wrong() : "its name has not the shape of a migration";
            out.problem(
                    Kind.NEAR_MISS_NAME,
                    file,
                    "%s is never run by Flyway: %s".formatted(shown, why),
                    names.suggest(fileName));
        } else {
            code(file, fileName);
        }
    }

    private void code(Path file, String fileName) {
        String language = CodeStep.language(fileName);
        FlywayName name = language == null ? null : names.parseStem(cutEnding(fileName));
        if (language != null && name != null && name.wrong() == null && name.kind() != FlywayName.Kind.CALLBACK) {
            CodeStep.report(out, file, language);
            found.add(new Found(file, name, below(file), language));
        }
    }

    private String id(Path file, String stem) {
        if (stems.getOrDefault(stem, 0) < 2) {
            return stem;
        }
        return cutEnding(below(file));
    }

    private String below(Path file) {
        return out.folder().path().relativize(file).toString().replace('\\', '/');
    }

    private static String cutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
