package io.confiture.assertions.migration;

import io.confiture.suite.DatabaseState;
import io.confiture.suite.ProjectDatabases;
import io.confiture.suite.SuiteRequest;
import io.confiture.suite.SuiteServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project in a folder and sandboxes of it, on servers that all tests of this JVM share. */
final class TestProject implements AutoCloseable {
    private static final SuiteServers SERVERS = new SuiteServers();

    private final Path root;
    private final List<ProjectDatabases> open = new ArrayList<>();

    TestProject(Path root) {
        this.root = root;
    }

    TestProject up(String migration, String sql) {
        return file("db/migrations/" + migration + ".up.sql", sql);
    }

    TestProject down(String migration, String sql) {
        return file("db/migrations/" + migration + ".down.sql", sql);
    }

    TestProject file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Make a sandbox of the files as they are now; closed with the project. */
    MigrationSandbox at(DatabaseState state) {
        ProjectDatabases databases = ProjectDatabases.open(SuiteRequest.of(root), () -> SERVERS);
        open.add(databases);
        return MigrationSandbox.of(databases.at(state));
    }

    @Override
    public void close() {
        open.forEach(ProjectDatabases::close);
    }
}
