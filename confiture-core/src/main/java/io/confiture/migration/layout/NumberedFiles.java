package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Reports what lies beside the migrations of a flat directory. */
final class NumberedFiles {

    private NumberedFiles() {}

    /** Say whether a file holds SQL by its name, in whatever case and with whatever behind it. */
    static boolean mentionsSql(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).contains(".sql");
    }

    /** Note subdirectories that hold SQL, since these layouts do not search them. */
    static void reportDirectories(Collector out, String tool) {
        for (Path directory : out.folder().directories()) {
            try (Stream<Path> below = Files.walk(directory)) {
                long count = below.filter(file -> mentionsSql(Folder.fileName(file)))
                        .filter(Files::isRegularFile)
                        .count();
                if (count > 0) {
                    out.problem(
                            Kind.IGNORED_DIRECTORY,
                            directory,
                            "%s is not searched by %s; SQL files in it: %d"
                                    .formatted(out.folder().name(directory), tool, count),
                            "move the files out of the migrations directory, or up into it");
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

    /** Note a file that has SQL in its name and that the tool passes over. */
    static void nearMiss(Collector out, Path file, String tool, String shape) {
        out.problem(
                Kind.NEAR_MISS_NAME,
                file,
                "%s is never run by %s: its name has not the shape %s"
                        .formatted(out.folder().name(file), tool, shape),
                "rename it, or move it out of the directory");
    }
}
