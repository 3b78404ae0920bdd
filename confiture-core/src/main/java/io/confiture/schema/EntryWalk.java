package io.confiture.schema;

import io.confiture.project.Glob;
import io.confiture.project.IncludeEntry;
import io.confiture.project.Project;
import io.confiture.schema.SchemaProblem.Kind;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the directory of one entry and sorts what lies there into schema files, seed files and problems. */
final class EntryWalk extends SimpleFileVisitor<Path> {
    private static final Logger LOG = LoggerFactory.getLogger(EntryWalk.class);

    private final Project project;
    private final IncludeEntry entry;
    private final LeftOut leftOut;
    final List<SchemaFile> files = new ArrayList<>();
    final List<SchemaFile> seeds = new ArrayList<>();
    final List<SchemaProblem> problems = new ArrayList<>();

    EntryWalk(Project project, IncludeEntry entry) {
        this.project = project;
        this.entry = entry;
        this.leftOut = LeftOut.of(project, entry);
    }

    /** Walk; symbolic links are followed, and those that lead in a circle are followed once. */
    EntryWalk run() {
        int depth = entry.recursive() ? Integer.MAX_VALUE : 1;
        try {
            Files.walkFileTree(entry.path(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, this);
        } catch (IOException e) {
            unreadable(entry.path(), e);
        }
        return this;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        if (directory.equals(entry.path())) {
            return leftOut.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }
        if (isHidden(directory) || leftOut.contains(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (isWanted(directory)) {
            notAFile(directory, "a directory");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isHidden(file) || !isWanted(file) || leftOut.contains(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            problem(Kind.UNREADABLE, file, "the symbolic link leads nowhere", "delete it or restore its target");
        } else if (attributes.isDirectory()) {
            // Below the greatest depth, directories arrive here.
            notAFile(file, "a directory");
        } else if (!attributes.isRegularFile()) {
            notAFile(file, "a pipe or device");
        } else if (!Files.isReadable(file)) {
            problem(Kind.UNREADABLE, file, "the file cannot be read", "give this user the right to read it");
        } else {
            SchemaFile found = new SchemaFile(file, project.nameOf(file), entry.order());
            (leftOut.isSeed(file) ? seeds : files).add(found);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (e instanceof FileSystemLoopException) {
            LOG.debug("{} leads back to a directory above it and is not followed again", path);
        } else if (!isHidden(path) && !leftOut.contains(path)) {
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

    private boolean isWanted(Path path) {
        Path relative = entry.path().relativize(path);
        return fits(entry.include(), relative) && !fits(entry.exclude(), relative);
    }

    private static boolean fits(List<Glob> globs, Path relative) {
        // A.SQL is meant as much as a.sql: on half of the systems the two are one name.
        Path lower = withLowerCaseExtension(relative);
        return globs.stream().anyMatch(glob -> glob.matches(relative) || glob.matches(lower));
    }

    private static Path withLowerCaseExtension(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? path
                : path.resolveSibling(
                        name.substring(0, dot) + name.substring(dot).toLowerCase(Locale.ROOT));
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private void notAFile(Path path, String what) {
        problem(Kind.NOT_A_FILE, path, what + " is called like a schema file", "rename it, or exclude it by a pattern");
    }

    private void unreadable(Path path, IOException e) {
        problem(
                Kind.UNREADABLE,
                path,
                "this cannot be read (" + e.getClass().getSimpleName() + ")",
                "give this user the right to read it");
    }

    private void problem(Kind kind, Path path, String message, String suggestion) {
        problems.add(SchemaProblem.of(kind, project.locationOf(path), message, suggestion));
    }
}
