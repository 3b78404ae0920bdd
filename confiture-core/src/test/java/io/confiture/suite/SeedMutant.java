package io.confiture.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Is one mistake, planted into a copy of the sample's {@code db} folder by one edit of one file.
 *
 * @param title what is wrong, as a reader of the reference wants it said
 * @param level the first level that is red
 * @param file the file below {@code db}; made when {@code found} is empty
 * @param found what the file has exactly once; empty to add the file
 * @param planted what stands there instead
 * @param red the ids below {@code seeds} of all checks that are red on that level
 */
record SeedMutant(String title, int level, String file, String found, String planted, List<String> red) {

    static final Path SAMPLE = Path.of("..", "samples", "prep-seed", "db");

    /** Say which checks of the level are red. */
    SeedMutant red(String... ids) {
        return new SeedMutant(title, level, file, found, planted, List.of(ids));
    }

    /** Say whether the level needs a database. */
    boolean needsDatabase() {
        return level > 3;
    }

    /** Write the sample with this mistake into a folder, and return its {@code db}. */
    Path plant(Path folder) {
        Path db = copy(folder);
        Path target = db.resolve(file);
        try {
            if (found.isEmpty()) {
                if (Files.exists(target)) {
                    throw new IllegalStateException(title + ": " + file + " is already there");
                }
                Files.writeString(target, planted);
                return db;
            }
            String text = Files.readString(target);
            int place = text.indexOf(found);
            if (place < 0 || text.indexOf(found, place + 1) >= 0) {
                throw new IllegalStateException(title + ": " + file + " does not have exactly once\n" + found);
            }
            Files.writeString(target, text.substring(0, place) + planted + text.substring(place + found.length()));
            return db;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copy the sample's {@code db} into a folder and return the copy. */
    static Path copy(Path folder) {
        Path db = folder.resolve("db");
        try (Stream<Path> all = Files.walk(SAMPLE)) {
            for (Path each : all.toList()) {
                Path target = db.resolve(SAMPLE.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
            return db;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "level " + level + ": " + title;
    }
}
