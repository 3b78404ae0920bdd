package io.confiture.project;

import java.nio.file.Path;

/**
 * Names a place in a file of the project.
 *
 * <p>Immutable and thread-safe.
 *
 * @param file the absolute path of the file
 * @param name the path as people read it: relative to the project's root, with {@code /}
 * @param line the line, from 1; 0 means the file as a whole
 * @param column the column in code points, from 1; 0 means the line as a whole
 */
public record SourceLocation(Path file, String name, int line, int column) {

    /** Name a file as a whole. */
    public static SourceLocation of(Path file, String name) {
        return new SourceLocation(file, name, 0, 0);
    }

    /** Return {@code name:line:column} as far as known: the form that terminals and IDEs make clickable. */
    @Override
    public String toString() {
        return line == 0 ? name : column == 0 ? name + ":" + line : name + ":" + line + ":" + column;
    }
}
