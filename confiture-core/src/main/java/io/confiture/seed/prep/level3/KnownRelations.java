package io.confiture.seed.prep.level3;

import io.confiture.check.ScriptReading;
import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.TableReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows the tables, views and foreign tables that the schema files define, by their full names. */
final class KnownRelations {
    private final PrepProject project;
    private final Set<TableName> names = new LinkedHashSet<>();

    KnownRelations(PrepProject project) {
        this.project = project;
        project.tables().tables().forEach(table -> names.add(table.name()));
        for (ScriptReading file : project.schema()) {
            SearchPath path = SearchPath.initial();
            for (Statement statement : file.statements()) {
                path = path.after(statement);
                view(statement, path);
            }
        }
    }

    private void view(Statement statement, SearchPath path) {
        String command = statement.kind().command();
        if (command.equals("DROP VIEW") || command.equals("DROP MATERIALIZED VIEW")) {
            SqlReading.of(statement).references().forEach(r -> names.remove(qualified(r.name(), path)));
        }
        if (command.equals("CREATE VIEW")
                || command.equals("CREATE MATERIALIZED VIEW")
                || command.equals("CREATE FOREIGN TABLE")) {
            SqlReading.of(statement).references().stream()
                    .filter(r -> r.role() == TableReference.Role.CREATE)
                    .forEach(r -> names.add(qualified(r.name(), path)));
        }
    }

    private static TableName qualified(TableName name, SearchPath path) {
        return name.schema() != null || path.schemas().isEmpty()
                ? name
                : new TableName(path.schemas().get(0), name.name());
    }

    /** Find what a name means: as written, or the first of that name on the path. */
    Optional<TableName> resolve(TableName name, List<String> path) {
        if (name.schema() != null) {
            return names.contains(name) ? Optional.of(name) : Optional.empty();
        }
        return path.stream()
                .map(schema -> new TableName(schema, name.name()))
                .filter(names::contains)
                .findFirst();
    }

    /** Return the schemas that have something of that name. */
    Set<String> schemasOf(String name) {
        Set<String> schemas = new TreeSet<>();
        for (TableName known : names) {
            if (known.name().equals(name) && known.schema() != null) {
                schemas.add(known.schema());
            }
        }
        return schemas;
    }

    /** Find the definition of a table; views have none. */
    Optional<TableDefinition> table(TableName name) {
        return project.tables().find(name);
    }

    /** Tell whether some statements could define tables and could not be followed. */
    boolean mayBeMore() {
        return !project.tables().notFollowed().isEmpty();
    }
}
