package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is a table while the statements are followed. */
final class TableDraft {
    /** What stays when the table is renamed or moved. */
    final int id;

    final SourceLocation location;
    TableName name;
    final List<ColumnDraft> columns = new ArrayList<>();
    final List<ConstraintDraft> constraints = new ArrayList<>();
    /** The ids of the tables that this inherits from or is a partition of. */
    final List<Integer> parents = new ArrayList<>();

    boolean partition;
    boolean complete = true;

    TableDraft(int id, TableName name, SourceLocation location) {
        this.id = id;
        this.name = name;
        this.location = location;
    }

    TableDraft copy() {
        TableDraft copy = new TableDraft(id, name, location);
        columns.forEach(column -> copy.columns.add(column.copy()));
        constraints.forEach(constraint -> copy.constraints.add(constraint.copy()));
        copy.parents.addAll(parents);
        copy.partition = partition;
        copy.complete = complete;
        return copy;
    }

    @Nullable
    ColumnDraft column(String column) {
        for (ColumnDraft candidate : columns) {
            if (candidate.name.equals(column)) {
                return candidate;
            }
        }
        return null;
    }

    @Nullable
    ConstraintDraft constraint(String constraint) {
        for (ConstraintDraft candidate : constraints) {
            if (candidate.isNamed(constraint)) {
                return candidate;
            }
        }
        return null;
    }

    @Nullable
    ConstraintDraft primaryKey() {
        for (ConstraintDraft candidate : constraints) {
            if (candidate.kind == ConstraintDraft.Kind.PRIMARY) {
                return candidate;
            }
        }
        return null;
    }

    /** Add a column; one of the same name stays and is made stricter, as when tables are inherited. */
    ColumnDraft merge(ColumnDraft column) {
        ColumnDraft known = column(column.name);
        if (known == null) {
            columns.add(column);
            return column;
        }
        known.local |= column.local;
        known.notNull |= column.notNull;
        known.hasDefault |= column.hasDefault;
        known.expression |= column.expression;
        return known;
    }

    /** Add a constraint with all that follows from it for the columns; names it if it has no name. */
    void add(ConstraintDraft constraint, ConstraintNames names) {
        boolean secondKey = constraint.kind == ConstraintDraft.Kind.PRIMARY && primaryKey() != null;
        if (secondKey || (constraint.name != null && constraint(constraint.name) != null)) {
            // The server refuses both.
            return;
        }
        if (constraint.kind == ConstraintDraft.Kind.PRIMARY || constraint.kind == ConstraintDraft.Kind.NOT_NULL) {
            for (ColumnDraft column : columns) {
                column.notNull |= constraint.columns.contains(column.name);
            }
        }
        if (constraint.name == null) {
            constraint.name = names.choose(this, constraint);
        }
        constraints.add(constraint);
    }

    /** Remove a column and the constraints that it is part of. */
    void removeColumn(String column) {
        columns.removeIf(c -> c.name.equals(column));
        constraints.removeIf(c -> c.columns.contains(column));
    }

    void renameColumn(String from, String to) {
        ColumnDraft column = column(from);
        if (column == null || column(to) != null) {
            return;
        }
        column.name = to;
        constraints.forEach(constraint -> constraint.columns.replaceAll(c -> c.equals(from) ? to : c));
    }
}
