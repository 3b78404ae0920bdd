package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads ALTER [FOREIGN] TABLE, from behind the word TABLE. */
final class AlterTable {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;
    private final ConstraintReader constraints;
    private boolean only;

    AlterTable(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
        this.constraints = new ConstraintReader(tokens, tables);
    }

    void read() {
        tokens.accept("if", "exists");
        only = tokens.accept("only");
        TableName written = tokens.qualifiedName();
        if (written == null) {
            return;
        }
        if (tokens.at(TokenKind.OPERATOR) && tokens.name().equals("*")) {
            tokens.advance();
        }
        TableDraft table = tables.find(written);
        if (table == null) {
            new IndexReader(tokens, tables).rename(written);
            return;
        }
        if (tokens.accept("rename")) {
            rename(table);
        } else if (tokens.accept("set", "schema")) {
            tables.rename(table, new TableName(tokens.takeName(), table.name.name()));
        } else if (tokens.accept("attach", "partition")) {
            TableName part = tokens.qualifiedName();
            TableDraft heir = part == null ? null : tables.find(part);
            if (heir != null) {
                inherit(table, heir, true);
            }
        } else if (tokens.accept("detach", "partition")) {
            TableName part = tokens.qualifiedName();
            TableDraft heir = part == null ? null : tables.find(part);
            if (heir != null) {
                heir.parents.remove(Integer.valueOf(table.id));
            }
        } else {
            actions(table);
        }
    }

    private void rename(TableDraft table) {
        if (tokens.accept("to")) {
            tables.rename(table, new TableName(table.name.schema(), tokens.takeName()));
        } else if (tokens.accept("constraint")) {
            String from = tokens.takeName();
            tokens.accept("to");
            String to = tokens.takeName();
            down(table, heir -> {
                ConstraintDraft constraint = heir.constraint(from);
                if (constraint != null && (heir == table || !constraint.isKey())) {
                    constraint.name = to;
                }
            });
        } else {
            tokens.accept("column");
            String from = tokens.takeName();
            tokens.accept("to");
            String to = tokens.takeName();
            down(table, heir -> {
                heir.renameColumn(from, to);
                tables.renamedTarget(heir, from, to);
            });
        }
    }

    private void actions(TableDraft table) {
        while (!tokens.atEnd()) {
            action(table);
            while (!tokens.atEnd() && !tokens.at(TokenKind.COMMA)) {
                tokens.skip();
            }
            tokens.advance();
        }
    }

    private void action(TableDraft table) {
        if (tokens.accept("add")) {
            add(table);
        } else if (tokens.accept("drop", "constraint")) {
            tokens.accept("if", "exists");
            dropConstraint(table, tokens.takeName());
        } else if (tokens.accept("drop")) {
            tokens.accept("column");
            tokens.accept("if", "exists");
            Heirs.dropColumn(tables, table, tokens.takeName(), only);
        } else if (tokens.accept("alter", "constraint")) {
            ConstraintDraft constraint = table.constraint(tokens.takeName());
            if (constraint != null) {
                constraints.retime(constraint);
            }
        } else if (tokens.accept("alter")) {
            tokens.accept("column");
            new AlterColumn(tokens, tables, constraints).read(tokens.takeName(), action -> down(table, action));
        } else if (tokens.accept("inherit")) {
            TableName parent = tokens.qualifiedName();
            TableDraft found = parent == null ? null : tables.find(parent);
            if (found != null) {
                inherit(found, table, false);
            }
        } else if (tokens.accept("no", "inherit")) {
            TableName parent = tokens.qualifiedName();
            TableDraft found = parent == null ? null : tables.find(parent);
            if (found != null) {
                table.parents.remove(Integer.valueOf(found.id));
            }
        }
    }

    private void add(TableDraft table) {
        SourceLocation location = tokens.location();
        if (!tokens.at("column") && constraints.atTableConstraint()) {
            ConstraintDraft constraint = constraints.ofTable(table);
            if (constraint != null) {
                addAll(table, List.of(constraint));
            }
            return;
        }
        tokens.accept("column");
        tokens.accept("if", "not", "exists");
        if (!tokens.atIdentifier()) {
            return;
        }
        ColumnDraft column = new ColumnReader(tokens, tables).read();
        if (column == null) {
            unfollowed.add(
                    "the type of a column added to " + table.name + " cannot be read", location, table.name.name());
            table.complete = false;
            return;
        }
        List<ConstraintDraft> own = constraints.ofColumn(column);
        // Where the column exists, the server does nothing (IF NOT EXISTS) or refuses the statement.
        if (table.column(column.name) == null) {
            down(table, heir -> {
                ColumnDraft copy = column.copy();
                copy.local = heir == table;
                heir.merge(copy);
            });
            addAll(table, own);
        }
    }

    private void addAll(TableDraft table, List<ConstraintDraft> own) {
        own.forEach(constraint -> constraints.add(table, constraint));
        for (TableDraft heir : only ? List.<TableDraft>of() : tables.heirs(table)) {
            List<ConstraintDraft> inherited = new ArrayList<>();
            for (ConstraintDraft constraint : own) {
                if (Heirs.inherits(constraint, heir.partition)) {
                    inherited.add(Heirs.inherited(constraint));
                }
            }
            addAll(heir, inherited);
        }
    }

    private void dropConstraint(TableDraft table, String name) {
        ConstraintDraft constraint = table.constraint(name);
        if (constraint == null) {
            ColumnDraft column = table.columns.stream()
                    .filter(c -> name.equals(table.name.name() + "_" + c.name + "_not_null"))
                    .findFirst()
                    .orElse(null);
            if (column != null) {
                column.notNull = false;
            }
            return;
        }
        table.constraints.remove(constraint);
        if (constraint.kind == Kind.NOT_NULL) {
            table.columns.stream()
                    .filter(c -> constraint.columns.contains(c.name))
                    .forEach(c -> c.notNull = false);
        } else if (constraint.isKey()) {
            tables.dropReferences(table, constraint.columns);
        }
        if (constraint.kind == Kind.CHECK || constraint.kind == Kind.FOREIGN) {
            tables.heirs(table).forEach(heir -> dropConstraint(heir, name));
        } else if (constraint.isKey()) {
            for (TableDraft heir : tables.heirs(table)) {
                heir.constraints.stream()
                        .filter(c ->
                                heir.partition && c.kind == constraint.kind && c.columns.equals(constraint.columns))
                        .findFirst()
                        .ifPresent(c -> dropConstraint(heir, String.valueOf(c.name)));
            }
        }
    }

    private void inherit(TableDraft parent, TableDraft heir, boolean partition) {
        List<ConstraintDraft> inherited = new ArrayList<>();
        Heirs.adopt(parent, heir, partition, inherited);
        for (ConstraintDraft constraint : inherited) {
            boolean known = heir.constraints.stream()
                    .anyMatch(c -> c.kind == constraint.kind
                            && c.columns.equals(constraint.columns)
                            && c.expression.equals(constraint.expression));
            if (!known) {
                constraints.add(heir, constraint);
            }
        }
    }

    /** Do the same to a table and, unless ONLY is said, to all that inherit from it. */
    private void down(TableDraft table, Consumer<TableDraft> change) {
        change.accept(table);
        for (TableDraft heir : only ? List.<TableDraft>of() : tables.heirs(table)) {
            down(heir, change);
        }
    }
}
