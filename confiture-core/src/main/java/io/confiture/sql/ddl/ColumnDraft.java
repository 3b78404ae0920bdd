package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Is a column while the statements are followed. */
final class ColumnDraft {
    String name;
    TypeName type;
    final SourceLocation location;
    boolean notNull;
    boolean hasDefault;
    /** Stored, virtual or identity: whatever the default is, it is not the column's DEFAULT. */
    boolean identity;

    boolean identityAlways;
    boolean expression;
    /** Whether the table itself defines it, and not only a parent: then it outlives the parent's. */
    boolean local = true;

    ColumnDraft(String name, TypeName type, SourceLocation location) {
        this.name = name;
        this.type = type;
        this.location = location;
    }

    ColumnDraft copy() {
        ColumnDraft copy = new ColumnDraft(name, type, location);
        copy.notNull = notNull;
        copy.hasDefault = hasDefault;
        copy.identity = identity;
        copy.identityAlways = identityAlways;
        copy.expression = expression;
        copy.local = local;
        return copy;
    }

    ColumnDefinition definition(@Nullable Domain domain) {
        return new ColumnDefinition(
                name,
                type,
                notNull || (domain != null && domain.notNull()),
                hasDefault || (identity && !identityAlways) || (!expression && domain != null && domain.hasDefault()),
                expression || (identity && identityAlways),
                location);
    }
}
