package io.confiture.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a project into a folder and runs its checks on a real server. */
public final class TestProject {

    private final Path root;

    public TestProject(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Write a file, below the folder that has {@code db}. */
    public TestProject file(String name, String text) {
        return bytes(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public TestProject bytes(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestProject up(String migration, String sql) {
        return file("db/migrations/" + migration + ".up.sql", sql);
    }

    public TestProject down(String migration, String sql) {
        return file("db/migrations/" + migration + ".down.sql", sql);
    }

    public TestProject schema(String name, String sql) {
        return file("db/schema/" + name, sql);
    }

    /** Write the settings. */
    public TestProject settings(String yaml) {
        return file("confiture.yaml", yaml);
    }

    /** Run all checks, or those that ids name. */
    public Results run(String... ids) {
        return Results.of(root.resolve("db"), ids);
    }
}
