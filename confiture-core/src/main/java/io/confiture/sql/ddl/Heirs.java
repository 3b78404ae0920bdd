package io.confiture.sql.ddl;

import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.List;

/** Hands down what a table has to those that inherit from it and to its partitions. */
final class Heirs {
    private Heirs() {}

    /**
     * Make a table that is just created the heir of another: give it the columns, and into {@code constraints} what it
     * inherits of the constraints.
     */
    static void found(
            Tables tables, TableDraft parent, TableDraft heir, boolean partition, List<ConstraintDraft> constraints) {
        heir.complete &= parent.complete;
        for (ColumnDraft column : tables.copies(parent.columns)) {
            // An identity belongs to one table; partitions share their parent's since PostgreSQL 17.
            column.identity &= partition;
            column.identityAlways &= partition;
            column.local = false;
            heir.merge(column);
        }
        adopt(parent, heir, partition, constraints);
    }

    /** Make a table that has the columns already the heir of another. */
    static void adopt(TableDraft parent, TableDraft heir, boolean partition, List<ConstraintDraft> constraints) {
        heir.parents.add(parent.id);
        heir.partition |= partition;
        if (partition) {
            heir.columns.forEach(column -> column.local = false);
        }
        for (ConstraintDraft constraint : parent.constraints) {
            if (inherits(constraint, partition)) {
                constraints.add(inherited(constraint));
            }
        }
    }

    /** Remove a column from a table and, unless they define it themselves or have it of another parent, from its heirs. */
    static void dropColumn(Tables tables, TableDraft table, String name, boolean only) {
        table.removeColumn(name);
        tables.dropReferences(table, name);
        for (TableDraft heir : tables.heirs(table)) {
            ColumnDraft column = heir.column(name);
            if (column == null) {
                continue;
            }
            boolean other = heir.parents.stream()
                    .map(tables::byId)
                    .anyMatch(parent -> parent != null && parent.column(name) != null);
            if (only) {
                column.local = true;
            } else if (!column.local && !other) {
                dropColumn(tables, heir, name, false);
            }
        }
    }

    static boolean inherits(ConstraintDraft constraint, boolean partition) {
        return switch (constraint.kind) {
            case CHECK, NOT_NULL -> !constraint.noInherit;
            case PRIMARY, UNIQUE, INDEX, FOREIGN, EXCLUDE -> partition;
        };
    }

    /** An index of a partition gets a name of its own; other constraints keep theirs. */
    static ConstraintDraft inherited(ConstraintDraft constraint) {
        ConstraintDraft copy = constraint.copy();
        if (copy.isKey() || copy.kind == Kind.EXCLUDE) {
            copy.name = null;
        }
        return copy;
    }
}
