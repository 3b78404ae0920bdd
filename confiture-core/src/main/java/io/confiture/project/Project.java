package io.confiture.project;

import java.nio.file.Path;
import java.util.List;

/**
 * One database tree with its settings: read once, then unchanged.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what the project is called in reports
 * @param root the project's folder, absolute; names of files are relative to it
 * @param databaseDirectory normally {@code db} in the root; it may be missing when all paths are configured
 * @param environment the settings
 * @param settingsFiles the files that were read, weakest first; empty when everything is default
 * @param notices what a reader of the results should know, such as environments that exist and were not used
 */
public record Project(
        String name,
        Path root,
        Path databaseDirectory,
        Environment environment,
        List<Path> settingsFiles,
        List<String> notices) {

    /** Copy the lists. */
    public Project {
        settingsFiles = List.copyOf(settingsFiles);
        notices = List.copyOf(notices);
    }

    /**
     * Find the project and read its settings.
     *
     * <p>The directory is the database directory when it holds {@code schema}, {@code migrations}, {@code seeds} or
     * {@code environments} or is called {@code db}; otherwise it is the folder that holds {@code db}. Read are
     * {@code confiture.yaml} (beside {@code db} or in it) and over it {@code db/environments/{name}.yaml}; both may end in
     * {@code .yml}, and none is needed. Opens no connection.
     *
     * @throws ProjectException with all problems of the directory and the settings
     */
    public static Project load(ProjectRequest request) {
        return ProjectLoader.load(request);
    }

    /** Return a path as people read it: relative to the root when it is below it, with {@code /}. */
    public String nameOf(Path path) {
        return new Layout(root, databaseDirectory).nameOf(path);
    }

    /** Name a file as a whole. */
    public SourceLocation locationOf(Path path) {
        return SourceLocation.of(path, nameOf(path));
    }
}
