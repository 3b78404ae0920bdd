package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import java.util.List;

/**
 * Demands that no two rows agree in these columns: a PRIMARY KEY, a UNIQUE constraint, or a unique index over plain columns.
 *
 * <p>Unique indexes over expressions or over a part of the rows are no keys, and not here.
 *
 * @param name the constraint's or index's name, also when PostgreSQL chose it
 * @param columns the columns in their order, without those of INCLUDE
 * @param primary whether it is the primary key
 * @param nullsNotDistinct whether two NULLs count as equal
 * @param deferrable whether it can be checked at the end of the transaction
 * @param location where it is defined
 */
public record UniqueKey(
        String name,
        List<String> columns,
        boolean primary,
        boolean nullsNotDistinct,
        boolean deferrable,
        SourceLocation location) {

    /** Copy the list. */
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
