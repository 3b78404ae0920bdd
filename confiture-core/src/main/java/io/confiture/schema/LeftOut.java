package io.confiture.schema;

import io.confiture.project.IncludeEntry;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what is never part of the schema: excluded directories, those of seeds and migrations, the environments and the built
 * text.
 *
 * <p>A file is judged by the path on which it was found and by the one it really has, so a symbolic link smuggles nothing in.
 */
final class LeftOut {
    private final List<Path> seeds;
    private final List<Path> others;

    private LeftOut(List<Path> seeds, List<Path> others) {
        this.seeds = withRealPaths(seeds);
        this.others = withRealPaths(others);
    }

    /** Collect what is left out below one entry. */
    static LeftOut of(Project project, IncludeEntry entry) {
        List<Path> others = new ArrayList<>(project.environment().excludes());
        others.add(project.databaseDirectory().resolve("environments"));
        others.add(project.databaseDirectory().resolve("generated"));
        Path migrations = project.environment().migration().directory();
        // Migrations may lie directly in db, above the schema: then the entry is the more exact word.
        if (entry.path().equals(migrations) || !entry.path().startsWith(migrations)) {
            others.add(migrations);
        }
        List<Path> seeds = new ArrayList<>(project.environment().seed().directories());
        seeds.add(project.environment().seed().prep().directory());
        return new LeftOut(seeds, others);
    }

    private static List<Path> withRealPaths(List<Path> directories) {
        List<Path> all = new ArrayList<>(directories);
        directories.forEach(directory -> all.add(real(directory)));
        return List.copyOf(all);
    }

    boolean isSeed(Path path) {
        return below(seeds, path);
    }

    boolean contains(Path path) {
        return below(others, path);
    }

    private static boolean below(List<Path> directories, Path path) {
        Path real = real(path);
        return directories.stream().anyMatch(directory -> path.startsWith(directory) || real.startsWith(directory));
    }

    /** Return where a path really leads; a path that leads nowhere is its own answer. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
