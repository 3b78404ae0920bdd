package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Definitions;
import io.confiture.assertions.source.ProjectDefinitions;
import io.confiture.migration.Migration;
import io.confiture.project.SourceLocation;
import io.confiture.suite.ProjectDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows where the objects of a sandbox are defined by those migrations that are applied just then. */
final class SandboxDefinitions implements Definitions {

    private final ProjectDatabase database;
    private List<Migration> applied = List.of();
    private Definitions current = UNKNOWN;

    SandboxDefinitions(ProjectDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<SourceLocation> of(DatabaseObject object) {
        return current().of(object);
    }

    private synchronized Definitions current() {
        if (database.madeBySchemaFiles()) {
            current = current == UNKNOWN ? ProjectDefinitions.ofSchema(database.project()) : current;
            return current;
        }
        List<Migration> now = database.applied();
        if (current == UNKNOWN || !now.equals(applied)) {
            Set<String> ids = now.stream().map(Migration::id).collect(Collectors.toSet());
            applied = now;
            current = ProjectDefinitions.ofMigrations(database.project(), ids::contains);
        }
        return current;
    }
}
