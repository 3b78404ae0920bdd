package io.confiture.assertions.content;

import io.confiture.catalog.CatalogSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Is a file that holds an approved snapshot.
 *
 * @param path where it is
 */
record SnapshotFile(Path path) {
    /** Set to {@code true}, files are written instead of compared with. */
    static final String UPDATE = "confiture.snapshots.update";

    static boolean updates() {
        return Boolean.getBoolean(UPDATE);
    }

    /** Write a snapshot, and the folders that are missing on the way. */
    void write(CatalogSnapshot snapshot) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, SnapshotText.write(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot " + path + " cannot be written", e);
        }
    }

    /** Read the snapshot; empty where there is no file. */
    Optional<CatalogSnapshot> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotText.read(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot " + path + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " is no snapshot: " + e.getMessage(), e);
        }
    }
}
