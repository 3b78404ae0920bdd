package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Defines one table as it stands after all statements.
 *
 * @param name the name with its schema
 * @param columns the columns in their order
 * @param uniqueKeys the primary key and what else is unique
 * @param foreignKeys what it references
 * @param checks the CHECK constraints
 * @param complete false when it has more than is known here: it was made by a query, like a table or with a parent that
 *     no statement defines; then nothing may be concluded from a column that is not here
 * @param location where it is created
 */
public record TableDefinition(
        TableName name,
        List<ColumnDefinition> columns,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<CheckDefinition> checks,
        boolean complete,
        SourceLocation location) {

    /** Copy the lists. */
    public TableDefinition {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /** Find a column by its exact name. */
    public Optional<ColumnDefinition> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** Find the primary key. */
    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream().filter(UniqueKey::primary).findFirst();
    }
}
