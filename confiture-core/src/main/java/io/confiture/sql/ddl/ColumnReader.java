package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a column's name and type. */
final class ColumnReader {
    private final Tokens tokens;
    private final Tables tables;

    ColumnReader(Tokens tokens, Tables tables) {
        this.tokens = tokens;
        this.tables = tables;
    }

    /** Read a column; serial types are an integer, NOT NULL and a default. Null when no type stands there. */
    @Nullable
    ColumnDraft read() {
        SourceLocation location = tokens.location();
        String name = tokens.takeName();
        TypeName type = TypeReader.read(tokens, tables);
        if (type == null) {
            return null;
        }
        String serial = type.schema() == null && !type.array() ? BuiltinTypes.serial(type.name()) : null;
        ColumnDraft column =
                new ColumnDraft(name, serial == null ? type : new TypeName(null, serial, List.of(), false), location);
        column.notNull = serial != null;
        column.hasDefault = serial != null;
        return column;
    }
}
