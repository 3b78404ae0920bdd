package io.confiture.migration;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Knows where the rows lie that a migration is tried on: {@code 003_add_bio.data.sql} beside {@code 003_add_bio.up.sql}.
 *
 * <p>Where the layout's tool would take every {@code .sql} file for a migration, the ending is {@code .data} alone; in the
 * directory of a Diesel migration the file is {@code data.sql}.
 */
final class DataFile {

    private DataFile() {}

    static Path of(Layout layout, Migration migration) {
        Path place = migration.location().file();
        return switch (layout) {
            case DIESEL -> place.resolve("data.sql");
            case CONFITURE, GOLANG_MIGRATE -> place.resolveSibling(migration.id() + ".data.sql");
            case FLYWAY, SQLX, DBMATE, GOOSE -> place.resolveSibling(migration.id() + ".data");
        };
    }

    /** Return the file's name as people read it, relative to the project's root. */
    static String name(Path file, Migration migration) {
        String own = migration.location().name();
        int directory = own.lastIndexOf('/') + 1;
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return file.startsWith(migration.location().file()) ? own + "/" + name : own.substring(0, directory) + name;
    }
}
