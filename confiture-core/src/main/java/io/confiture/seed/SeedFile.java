package io.confiture.seed;

import io.confiture.project.SourceLocation;
import java.nio.file.Path;

/**
 * Names one file of seeds; it need not be readable.
 *
 * @param path where it is
 * @param name the path as people read it: relative to the project's root, with {@code /}
 */
public record SeedFile(Path path, String name) {

    /** Return the file as a whole, as a place. */
    public SourceLocation location() {
        return SourceLocation.of(path, name);
    }
}
