package io.confiture.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Holds the migrations of one directory and what is wrong with its files.
 *
 * @param layout the layout that was named or detected; the most likely one when detection failed
 * @param directory the absolute path that was searched
 * @param migrations in the order in which the layout's own tool applies them to an empty database, repeatable ones last
 * @param problems ordered by file name
 */
public record MigrationSet(Layout layout, Path directory, List<Migration> migrations, List<LayoutProblem> problems) {

    public MigrationSet {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    /** Find a migration by its id. */
    public Optional<Migration> find(String id) {
        return migrations.stream().filter(m -> m.id().equals(id)).findFirst();
    }
}
