package io.confiture.migration.author;

import io.confiture.migration.Layout;
import io.confiture.migration.layout.VersionOrder;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the versions that a folder's names carry, whatever the files are: scripts of both sides, code, sidecars.
 *
 * <p>The original counted its Python files only, and gave a version away that a pair of SQL files had already.
 */
final class TakenVersions {

    /**
     * Is one name that carries a version.
     *
     * @param path the file, or Diesel's folder
     */
    record Taken(String version, Path path) {}

    private TakenVersions() {}

    /** Return what is there now; nothing when the folder does not exist. */
    static List<Taken> in(Path directory, Layout layout) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        int depth = layout == Layout.FLYWAY ? Integer.MAX_VALUE : 1;
        List<Taken> taken = new ArrayList<>();
        Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return path.equals(directory) ? FileVisitResult.CONTINUE : visitFile(path, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                String version = version(String.valueOf(path.getFileName()), layout);
                if (version != null) {
                    taken.add(new Taken(version, path));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    // Another author has just given way.
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return taken;
    }

    /** Return the highest version. */
    static Optional<String> highest(Stream<String> versions) {
        return versions.max(VersionOrder::natural);
    }

    private static @Nullable String version(String name, Layout layout) {
        String text = name;
        int end;
        if (layout == Layout.FLYWAY) {
            if (name.isEmpty() || "VUB".indexOf(name.charAt(0)) < 0) {
                return null;
            }
            text = name.substring(1);
            end = text.indexOf("__");
        } else {
            end = name.indexOf('_');
        }
        if (end <= 0 || name.startsWith(".")) {
            return null;
        }
        String version = text.substring(0, end);
        return layout == Layout.FLYWAY && !startsWithDigit(version)
                        || version.chars().noneMatch(c -> c >= '0' && c <= '9')
                ? null
                : compared(version, layout);
    }

    /** Return the form in which a layout compares a version: Diesel takes the dashes out. */
    static String compared(String version, Layout layout) {
        return layout == Layout.DIESEL ? version.replace("-", "") : version;
    }

    private static boolean startsWithDigit(String version) {
        return version.charAt(0) >= '0' && version.charAt(0) <= '9';
    }
}
