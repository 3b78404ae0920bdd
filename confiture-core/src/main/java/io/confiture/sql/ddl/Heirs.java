package io.confiture.sql.ddl;

import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.List;

/** Hands down what a table has to those that inherit from it and to its partitions. */
final class Heirs {
    private Heirs() {}

    /** Give a new heir the parent's columns, and into {@code constraints} what it inherits of the constraints. */
    static void adopt(
            Tables tables, TableDraft parent, TableDraft heir, boolean partition, List<ConstraintDraft> constraints) {
        heir.parents.add(parent.id);
        heir.partition |= partition;
        heir.complete &= parent.complete;
        for (ColumnDraft column : tables.copies(parent.columns)) {
            // An identity belongs to one table; partitions share their parent's since PostgreSQL 17.
            column.identity &= partition;
            column.identityAlways &= partition;
            heir.merge(column);
        }
        for (ConstraintDraft constraint : parent.constraints) {
            if (inherits(constraint, partition)) {
                constraints.add(inherited(constraint));
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
