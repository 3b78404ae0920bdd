package io.confiture.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's folder and its database directory are.
 *
 * @param root the project's folder
 * @param databaseDirectory normally {@code db} in it; it may be missing when everything is configured elsewhere
 */
record Layout(Path root, Path databaseDirectory) {
    private static final List<String> PARTS = List.of("schema", "migrations", "migration", "seeds", "environments");
    private static final List<String> SETTINGS = List.of("confiture.yaml", "confiture.yml");

    /** Tell which of the two a directory is; null when there is no such directory. */
    static @Nullable Layout find(Path given) {
        Path directory = given.toAbsolutePath().normalize();
        if (!Files.exists(directory) && directory.endsWith("db")) {
            // Everything may be configured elsewhere, as with migrations that lie where Flyway expects them.
            Layout elsewhere = inParent(directory);
            return elsewhere.settingsFiles().isEmpty() ? null : elsewhere;
        }
        if (!Files.isDirectory(directory)) {
            return null;
        }
        Path inside = directory.resolve("db");
        if (looksLikeDatabaseDirectory(inside)) {
            return new Layout(directory, inside);
        }
        if (looksLikeDatabaseDirectory(directory) || directory.endsWith("db")) {
            return inParent(directory);
        }
        if (Files.isDirectory(inside) || !settingsIn(directory).isEmpty()) {
            return new Layout(directory, inside);
        }
        return inParent(directory);
    }

    private static Layout inParent(Path databaseDirectory) {
        Path parent = databaseDirectory.getParent();
        return new Layout(parent == null ? databaseDirectory : parent, databaseDirectory);
    }

    private static boolean looksLikeDatabaseDirectory(Path directory) {
        return PARTS.stream().anyMatch(part -> Files.isDirectory(directory.resolve(part)));
    }

    private static List<Path> settingsIn(Path directory) {
        return SETTINGS.stream().map(directory::resolve).filter(Files::exists).toList();
    }

    /** Return the project-wide settings files that exist; more than one is a mistake. */
    List<Path> settingsFiles() {
        return java.util.stream.Stream.concat(settingsIn(root).stream(), settingsIn(databaseDirectory).stream())
                .distinct()
                .toList();
    }

    /** Return the directory of the environment files. */
    Path environments() {
        return databaseDirectory.resolve("environments");
    }

    /** Return a path as people read it: relative to the root, with slashes; on another Windows drive, absolute. */
    String nameOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        boolean related = java.util.Objects.equals(absolute.getRoot(), root.getRoot());
        String name =
                (related ? root.relativize(absolute) : absolute).toString().replace(File.separatorChar, '/');
        return name.isEmpty() ? "." : name;
    }
}
