package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationDirectoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void is_the_plural_by_default() throws IOException {
        assertThat(directory()).isEqualTo(root.resolve("db/migrations"));
    }

    @Test
    void is_the_singular_where_only_that_is_there() throws IOException {
        Files.createDirectories(root.resolve("db/migration"));
        assertThat(directory()).isEqualTo(root.resolve("db/migration"));
    }

    @Test
    void is_the_plural_where_both_are_there() throws IOException {
        Files.createDirectories(root.resolve("db/migration"));
        Files.createDirectories(root.resolve("db/migrations"));
        assertThat(directory()).isEqualTo(root.resolve("db/migrations"));
    }

    @Test
    void is_what_the_settings_say() throws IOException {
        Files.createDirectories(root.resolve("db/migration"));
        Files.writeString(root.resolve("confiture.yaml"), "migration:\n  directory: db/migrations\n");
        assertThat(directory()).isEqualTo(root.resolve("db/migrations"));
    }

    private Path directory() throws IOException {
        Files.createDirectories(root.resolve("db"));
        return Project.load(ProjectRequest.of(root.resolve("db")).withVariables(java.util.Map.of()))
                .environment()
                .migration()
                .directory();
    }
}
