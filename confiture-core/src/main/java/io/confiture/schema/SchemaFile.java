package io.confiture.schema;

import io.confiture.project.SourceLocation;
import java.nio.file.Path;

/**
 * One file of the schema.
 *
 * @param path its absolute path
 * @param name its path relative to the project's root, with {@code /}: unique, and what people and reports read
 * @param order the {@code order} of the entry of {@code include_dirs} that brought it
 */
public record SchemaFile(Path path, String name, int order) {

    /** Name the file as a whole. */
    public SourceLocation location() {
        return SourceLocation.of(path, name);
    }
}
