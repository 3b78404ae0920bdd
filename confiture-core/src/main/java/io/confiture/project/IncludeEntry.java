package io.confiture.project;

import java.nio.file.Path;
import java.util.List;

/**
 * One place to look for schema files.
 *
 * @param path the absolute path of the directory
 * @param recursive whether directories below it are looked into
 * @param include a file is taken when one of these fits its path below the directory
 * @param exclude a file is left out when one of these fits its path below the directory
 * @param autoDiscover whether it is fine for the directory to be missing
 * @param order files of a lower number come first, whatever they are called
 * @param location where the entry stands
 */
public record IncludeEntry(
        Path path,
        boolean recursive,
        List<Glob> include,
        List<Glob> exclude,
        boolean autoDiscover,
        int order,
        SourceLocation location) {

    /** Copy the lists. */
    public IncludeEntry {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Make the entry that a path alone stands for: everything below it, and it must be there. */
    static IncludeEntry of(Path path, SourceLocation location) {
        return new IncludeEntry(path, true, List.of(Glob.of("**/*.sql")), List.of(), false, 0, location);
    }
}
