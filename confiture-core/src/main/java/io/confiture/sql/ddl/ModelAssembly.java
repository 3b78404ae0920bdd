package io.confiture.sql.ddl;

import io.confiture.project.TableName;
import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the values that others see of the drafts, when all statements are followed. */
final class ModelAssembly {
    private final Tables tables;

    private ModelAssembly(Tables tables) {
        this.tables = tables;
    }

    static TableModel of(Tables tables, Unfollowed unfollowed) {
        ModelAssembly assembly = new ModelAssembly(tables);
        Map<TableName, TableDefinition> all = new HashMap<>();
        List<TableDefinition> kept = new ArrayList<>();
        for (TableDraft draft : tables.tables()) {
            if (!Tables.TEMPORARY.equals(draft.name.schema())) {
                TableDefinition table = assembly.table(draft);
                kept.add(table);
                all.put(table.name(), table);
            }
        }
        return new TableModel(kept, all, tables.domains(), unfollowed.all());
    }

    private TableDefinition table(TableDraft draft) {
        List<UniqueKey> keys = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        List<CheckDefinition> checks = new ArrayList<>();
        for (ConstraintDraft constraint : draft.constraints) {
            if (constraint.isKey()) {
                keys.add(key(constraint));
            } else if (constraint.kind == Kind.FOREIGN) {
                ForeignKey reference = reference(constraint);
                if (reference != null) {
                    references.add(reference);
                }
            } else if (constraint.kind == Kind.CHECK) {
                checks.add(new CheckDefinition(constraint.name, constraint.expression, constraint.location));
            }
        }
        List<ColumnDefinition> columns = draft.columns.stream()
                .map(column -> column.definition(domain(column.type)))
                .toList();
        return new TableDefinition(draft.name, columns, keys, references, checks, draft.complete, draft.location);
    }

    private static UniqueKey key(ConstraintDraft draft) {
        return new UniqueKey(
                draft.name == null ? "" : draft.name,
                draft.columns,
                draft.kind == Kind.PRIMARY,
                draft.nullsNotDistinct,
                draft.deferrable,
                draft.location);
    }

    /** A target that was not there when it was written may have come later, in files that are read out of order. */
    private @Nullable ForeignKey reference(ConstraintDraft draft) {
        TableName written = draft.target;
        if (written == null) {
            return null;
        }
        TableDraft target = draft.targetId == 0 ? tables.find(written) : tables.byId(draft.targetId);
        List<String> there = draft.targetColumns;
        if (there.isEmpty() && target != null) {
            ConstraintDraft primary = target.primaryKey();
            there = primary == null ? there : primary.columns;
        }
        return new ForeignKey(
                draft.name,
                draft.columns,
                target == null ? written : target.name,
                there,
                draft.deferrable,
                draft.initiallyDeferred,
                draft.location);
    }

    /** Return what a type that is a domain demands, with all domains behind it; null for others. */
    private @Nullable Domain domain(TypeName type) {
        Domain domain = type.schema() == null || type.array()
                ? null
                : tables.domains().get(new TableName(type.schema(), type.name()));
        if (domain == null) {
            return null;
        }
        Domain behind = domain(domain.base());
        return behind == null
                ? domain
                : new Domain(
                        behind.base(),
                        domain.notNull() || behind.notNull(),
                        domain.hasDefault() || behind.hasDefault());
    }
}
