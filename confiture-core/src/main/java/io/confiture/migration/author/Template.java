package io.confiture.migration.author;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import java.nio.file.Path;
import java.util.List;

/**
 * Names the files of a new migration and says what stands in them, as the layout's own tool would.
 *
 * <p>No file holds a statement: whoever forgets to write one is told so by the check {@code up}.
 *
 * @param set the migrations that are there, whose habits are kept
 */
record Template(MigrationSet set) {

    List<NewFile> files(String version, String name) {
        String stem = version + "_" + name;
        Path folder = folder();
        return switch (set.layout()) {
            case CONFITURE, GOLANG_MIGRATE -> pair(folder, stem);
            case SQLX -> single() ? List.of(up(folder.resolve(stem + ".sql"))) : pair(folder, stem);
            case DBMATE ->
                List.of(new NewFile(folder.resolve(stem + ".sql"), "-- migrate:up\n\n\n-- migrate:down\n\n"));
            case GOOSE -> List.of(new NewFile(folder.resolve(stem + ".sql"), "-- +goose Up\n\n\n-- +goose Down\n\n"));
            case DIESEL -> {
                Path own = folder.resolve(stem);
                yield List.of(up(own.resolve("up.sql")), down(own.resolve("down.sql")));
            }
            case FLYWAY -> {
                NewFile up = up(folder.resolve("V" + version + "__" + name + ".sql"));
                yield hasDowns()
                        ? List.of(up, down(folder.resolve("U" + version + "__" + name + ".sql")))
                        : List.of(up);
            }
        };
    }

    private static List<NewFile> pair(Path folder, String stem) {
        return List.of(up(folder.resolve(stem + ".up.sql")), down(folder.resolve(stem + ".down.sql")));
    }

    private static NewFile up(Path file) {
        return new NewFile(file, "-- Write here what changes.\n\n");
    }

    private static NewFile down(Path file) {
        return new NewFile(file, "-- Write here what takes the change back, the last statement first.\n\n");
    }

    /** Flyway finds files in any depth: a new one goes where the newest is. */
    private Path folder() {
        if (set.layout() != Layout.FLYWAY) {
            return set.directory();
        }
        return set.migrations().stream()
                .filter(m -> m.isSql() && !m.repeatable())
                .reduce((one, next) -> next)
                .map(m -> m.location().file().getParent())
                .orElse(set.directory());
    }

    private boolean hasDowns() {
        return set.migrations().stream().anyMatch(m -> m.down() instanceof Down.Scripts);
    }

    /** sqlx takes pairs and single files, but its own generator keeps to what is there. */
    private boolean single() {
        return !set.migrations().isEmpty() && set.migrations().stream().noneMatch(Template::isPair);
    }

    private static boolean isPair(Migration migration) {
        return String.valueOf(migration.location().file().getFileName()).endsWith(".up.sql");
    }
}
