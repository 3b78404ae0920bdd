package io.confiture.schema;

import io.confiture.check.ScriptReading;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;

/**
 * Is a schema file that is to be run, with the files that it includes.
 *
 * @param file the file
 * @param root the project's root, which no include may leave
 */
record SchemaSource(SchemaFile file, Path root) {

    String name() {
        return file.name();
    }

    SourceLocation location() {
        return file.location();
    }

    /** Read the file; what cannot be read is a problem of the reading. */
    ScriptReading read() {
        return ScriptReading.ofFile(file.path(), file.name(), root);
    }
}
