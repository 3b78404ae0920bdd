package io.confiture.assertions.jupiter;

import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.project.Nearest;
import io.confiture.project.ProjectException;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.ProjectDatabase;
import io.confiture.suite.ProjectDatabases;
import io.confiture.suite.SuiteRequest;
import io.confiture.suite.SuiteServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Makes the databases that are asked for, and keeps each until what it is a part of ends. */
final class TestDatabases {
    static final Namespace NAMESPACE = Namespace.create(ConfitureExtension.class);

    private TestDatabases() {}

    /** Return the database that answers a request. */
    @SuppressWarnings("unchecked") // of this key there is nothing else
    static TestDatabase of(Request request) {
        Store store = request.owner().getStore(NAMESPACE);
        Kept<TestDatabase> kept = (Kept<TestDatabase>)
                store.getOrComputeIfAbsent(request.key(), key -> new Kept<>(make(request)), Kept.class);
        return kept.value();
    }

    private static TestDatabase make(Request request) {
        ProjectDatabases project = project(request);
        if (!(request.state() instanceof DatabaseState.Empty)
                && project.schemaReadings().isEmpty()
                && project.migrations().migrations().isEmpty()) {
            throw new WrongUseException(request.directory()
                    + " has neither schema files nor migrations, so nothing would be in the database: name the"
                    + " project's folder in @ConfitureDatabase(project = ...), or say state = EMPTY");
        }
        ProjectDatabase database = project.at(request.state());
        return new TestDatabase(request, database, MigrationSandbox.of(database));
    }

    /** One project serves all tests of a run, so that each state is made once. */
    @SuppressWarnings("unchecked") // of this key there is nothing else
    private static ProjectDatabases project(Request request) {
        ExtensionContext root = request.owner().getRoot();
        SuiteServers servers = RunServers.of(root); // before the project, since what is kept last is closed first
        Kept<ProjectDatabases> kept = (Kept<ProjectDatabases>) root.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        new ProjectKey(request.directory(), request.environment()),
                        key -> new Kept<>(open(key, servers)),
                        Kept.class);
        return kept.value();
    }

    private static ProjectDatabases open(ProjectKey key, SuiteServers servers) {
        try {
            return ProjectDatabases.open(
                    new SuiteRequest(key.directory, key.environment, System.getenv()), () -> servers);
        } catch (ProjectException e) {
            throw new WrongUseException(
                    Files.exists(key.directory) ? String.valueOf(e.getMessage()) : missing(key.directory), e);
        }
    }

    private static String missing(Path directory) {
        String near = Nearest.question(String.valueOf(directory.getFileName()), besides(directory));
        return "there is no folder " + directory
                + ", where the project should be: name it in @ConfitureDatabase(project = ...), from the folder of the"
                + " build module"
                + (near == null ? "" : "; " + near);
    }

    private static List<String> besides(Path directory) {
        Path parent = directory.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ProjectKey(Path directory, @Nullable String environment) {}
}
