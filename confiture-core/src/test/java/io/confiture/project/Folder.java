package io.confiture.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A project folder on the disk, to be filled by a test. */
public record Folder(Path root) {

    /** Write a file, with its directories. */
    public Folder with(String name, String... lines) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Make a directory. */
    public Folder withDirectory(String name) {
        try {
            Files.createDirectories(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ask for the project, with no variables. */
    public ProjectRequest request() {
        return ProjectRequest.of(root).withVariables(Map.of());
    }

    /** Load the project. */
    public Project load() {
        return Project.load(request());
    }
}
