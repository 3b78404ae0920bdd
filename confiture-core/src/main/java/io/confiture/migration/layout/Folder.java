package io.confiture.migration.layout;

import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Is one level of a directory: its files and its subdirectories, by name, without the hidden ones.
 *
 * <p>Names that start with a dot are nobody's migrations ({@code .keep}, {@code .gitignore}, {@code .DS_Store}); Diesel
 * says so for directories, and no other tool's pattern can match them.
 */
record Folder(Path root, Path path, List<Path> files, List<Path> directories) {

    /**
     * List a directory.
     *
     * @throws IOException when it cannot be listed
     */
    static Folder list(Path root, Path path) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> directories = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted(Comparator.comparing(Folder::fileName))
                    .forEach(entry -> (Files.isDirectory(entry) ? directories : files).add(entry));
        }
        return new Folder(root, path, List.copyOf(files), List.copyOf(directories));
    }

    /** Return the last part of a path. */
    static String fileName(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    /** Return a path as people read it: relative to the root if it lies there, with {@code /}. */
    String name(Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        String name = shown.toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    /** Name a file as a whole. */
    SourceLocation at(Path file) {
        return SourceLocation.of(file, name(file));
    }
}
