package io.confiture.rows;

import java.util.List;

/**
 * Is a foreign key.
 *
 * @param columns the referencing columns
 * @param target the referenced table
 * @param targetColumns the referenced columns, in the order of {@code columns}
 * @param deferrable whether it can be looked at later than after each statement
 */
public record Reference(List<String> columns, Relation target, List<String> targetColumns, boolean deferrable) {
    public Reference {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
