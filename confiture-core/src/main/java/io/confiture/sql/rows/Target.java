package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Names the table that a statement writes to.
 *
 * @param written the name as it is written, folded as PostgreSQL does
 * @param path the search path in force there
 * @param location where the name begins
 */
public record Target(TableName written, SearchPath path, SourceLocation location) {

    /** Tell whether the schema is written before the name. */
    public boolean qualified() {
        return written.schema() != null;
    }

    /**
     * Return the table with its schema: the first one of the search path when none is written. PostgreSQL takes the first
     * schema that <em>has</em> such a table; see {@link #resolve(Predicate)} when tables are known.
     *
     * @return empty if the search path is empty or not known
     */
    public Optional<TableName> resolve() {
        return resolve(table -> false);
    }

    /**
     * Return the table with its schema as PostgreSQL finds it: in the first schema of the search path that has it.
     *
     * @param exists whether there is such a table
     * @return the first schema of the path when none is known to have it; empty if the path is empty or not known
     */
    public Optional<TableName> resolve(Predicate<TableName> exists) {
        if (qualified()) {
            return Optional.of(written);
        } else if (!path.known()) {
            return Optional.empty();
        }
        return path.schemas().stream()
                .map(schema -> new TableName(schema, written.name()))
                .filter(exists)
                .findFirst()
                .or(() -> path.schemas().stream().findFirst().map(schema -> new TableName(schema, written.name())));
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
