package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demands that values exist in another table.
 *
 * @param name the constraint's name, also when PostgreSQL chose it; null when it cannot be known
 * @param columns the columns in their order
 * @param target the table that is referenced, with its schema
 * @param targetColumns the columns there, in the same order; its primary key when the text names none, and empty when
 *     that is not known
 * @param deferrable whether it can be checked at the end of the transaction
 * @param initiallyDeferred whether that is so without SET CONSTRAINTS
 * @param location where it is defined
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        boolean deferrable,
        boolean initiallyDeferred,
        SourceLocation location) {

    /** Copy the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
