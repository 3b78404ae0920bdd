package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.project.NameOrder;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the seed files below one directory, and what is wrong with what lies there. Opens no file. */
final class SeedWalk extends SimpleFileVisitor<Path> {

    private static final Logger LOG = LoggerFactory.getLogger(SeedWalk.class);

    private final Project project;
    private final Path start;
    private final Set<Path> leftOut;
    private final List<SeedFile> files = new ArrayList<>();
    private final List<Finding> problems;

    /**
     * Prepare a walk.
     *
     * @param leftOut directories that are not entered
     * @param problems gets what is wrong
     */
    SeedWalk(Project project, Path start, Set<Path> leftOut, List<Finding> problems) {
        this.project = project;
        this.start = start;
        this.leftOut = leftOut;
        this.problems = problems;
    }

    /** Return the files, ordered by their names component by component; symbolic links are followed, circles once. */
    List<SeedFile> run() {
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
            unreadable(start, e);
        }
        NameOrder order = new NameOrder(project.environment().build().sortMode());
        files.sort(Comparator.comparing(SeedFile::name, order));
        return List.copyOf(files);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(start)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(directory) || leftOut.contains(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (isSql(directory)) {
            problem(directory, "a directory is called like a seed file", "rename it");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isHidden(file) || !isSql(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            problem(file, "the symbolic link leads nowhere", "delete it or restore its target");
        } else if (!attributes.isRegularFile()) {
            problem(file, "a pipe or device is called like a seed file", "rename it");
        } else if (!Files.isReadable(file)) {
            problem(file, "the file cannot be read", "give this user the right to read it");
        } else {
            files.add(new SeedFile(file, project.nameOf(file)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (e instanceof FileSystemLoopException) {
            LOG.debug("{} leads back to a directory above it and is not followed again", path);
        } else if (!isHidden(path)) {
            unreadable(path, e);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
        if (e != null) {
            unreadable(directory, e);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isSql(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private void unreadable(Path path, IOException e) {
        problem(
                path,
                "this cannot be read (" + e.getClass().getSimpleName() + ")",
                "give this user the right to read it");
    }

    private void problem(Path path, String message, String suggestion) {
        problems.add(Finding.of(SeedRules.FILES, message)
                .at(project.locationOf(path))
                .withSuggestion(suggestion));
    }
}
