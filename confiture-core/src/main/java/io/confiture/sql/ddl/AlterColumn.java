package io.confiture.sql.ddl;

import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.function.Consumer;

/** Reads what ALTER TABLE .. ALTER COLUMN says of one column, from behind its name. */
final class AlterColumn {
    /** Does a change to the table and to what inherits from it. */
    interface Everywhere {
        void apply(Consumer<TableDraft> change);
    }

    private final Tokens tokens;
    private final Tables tables;
    private final ConstraintReader constraints;

    AlterColumn(Tokens tokens, Tables tables, ConstraintReader constraints) {
        this.tokens = tokens;
        this.tables = tables;
        this.constraints = constraints;
    }

    void read(String name, Everywhere everywhere) {
        if (tokens.accept("type") || tokens.accept("set", "data", "type")) {
            TypeName type = TypeReader.read(tokens, tables);
            if (type != null) {
                change(everywhere, name, column -> column.type = type);
            }
        } else if (tokens.accept("set", "default")) {
            boolean nothing = constraints.expression();
            change(everywhere, name, column -> column.hasDefault = !nothing);
        } else if (tokens.accept("drop", "default")) {
            change(everywhere, name, column -> column.hasDefault = false);
        } else if (tokens.accept("set", "not", "null")) {
            change(everywhere, name, column -> column.notNull = true);
        } else if (tokens.accept("drop", "not", "null")) {
            everywhere.apply(table -> {
                ColumnDraft column = table.column(name);
                if (column != null) {
                    column.notNull = false;
                    table.constraints.removeIf(c -> c.kind == Kind.NOT_NULL && c.columns.contains(name));
                }
            });
        } else if (tokens.accept("add", "generated")) {
            change(everywhere, name, constraints.generated());
        } else if (tokens.accept("set", "generated")) {
            boolean always = tokens.accept("always");
            change(everywhere, name, column -> column.identityAlways = always);
        } else if (tokens.accept("drop", "identity")) {
            change(everywhere, name, column -> {
                column.identity = false;
                column.identityAlways = false;
            });
        } else if (tokens.accept("drop", "expression")) {
            change(everywhere, name, column -> column.expression = false);
        }
    }

    private static void change(Everywhere everywhere, String name, Consumer<ColumnDraft> change) {
        everywhere.apply(table -> {
            ColumnDraft column = table.column(name);
            if (column != null) {
                change.accept(column);
            }
        });
    }
}
