package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.ConstraintDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CREATE [FOREIGN] TABLE in all its forms, from behind the word TABLE. */
final class CreateTable {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;
    private final ConstraintReader constraints;
    private final List<ConstraintDraft> pending = new ArrayList<>();

    CreateTable(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
        this.constraints = new ConstraintReader(tokens, tables);
    }

    /** Read the table and add it; leaves the tokens anywhere in the command. */
    void read(boolean temporary) {
        tokens.accept("if", "not", "exists");
        SourceLocation location = tokens.location();
        TableName written = tokens.qualifiedName();
        if (written == null) {
            return;
        }
        TableName full = temporary ? new TableName(Tables.TEMPORARY, written.name()) : tables.created(written);
        if (full == null) {
            unfollowed.add(
                    "table " + written + " has no schema, and no schema of the search path exists",
                    location,
                    written.name());
            return;
        }
        TableDraft table = tables.create(full, location);
        if (table == null) {
            return;
        }
        Tail tail = tail();
        if (tail.query) {
            table.complete = false;
            unfollowed.add("the columns of " + full + " come from a query", location, full.name());
            return;
        }
        tail.parents.forEach(parent -> inherit(table, parent, false, location));
        if (tokens.accept("of")) {
            ofType(table, tokens.qualifiedName(), location);
            elements(table, false);
        } else if (tokens.accept("partition", "of")) {
            TableName parent = tokens.qualifiedName();
            if (parent != null) {
                inherit(table, parent, true, location);
            }
            elements(table, false);
        } else {
            elements(table, true);
        }
        pending.forEach(constraint -> constraints.add(table, constraint));
    }

    /**
     * What stands behind the columns.
     *
     * @param parents the tables of INHERITS
     * @param query whether the table is filled by AS
     */
    private record Tail(List<TableName> parents, boolean query) {}

    /** Look at the end of the command and come back. */
    private Tail tail() {
        int mark = tokens.mark();
        List<TableName> parents = new ArrayList<>();
        boolean query = false;
        while (!tokens.atEnd() && !tokens.at("create") && !tokens.at("grant")) {
            if (tokens.accept("inherits") && tokens.accept(TokenKind.LEFT_PAREN)) {
                while (!tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
                    TableName parent = tokens.qualifiedName();
                    if (parent != null) {
                        parents.add(parent);
                    } else {
                        tokens.advance();
                    }
                }
            } else {
                query |= tokens.at("as");
                tokens.skip();
            }
        }
        tokens.back(mark);
        return new Tail(parents, query);
    }

    private void elements(TableDraft table, boolean typed) {
        if (!tokens.accept(TokenKind.LEFT_PAREN)) {
            return;
        }
        while (!tokens.atEnd() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            element(table, typed);
            while (!constraints.atElementEnd()) {
                tokens.skip();
            }
            tokens.accept(TokenKind.COMMA);
        }
        tokens.advance();
    }

    private void element(TableDraft table, boolean typed) {
        if (constraints.atTableConstraint()) {
            ConstraintDraft constraint = constraints.ofTable(table);
            if (constraint != null) {
                pending.add(constraint);
            }
        } else if (typed && tokens.accept("like")) {
            like(table);
        } else if (tokens.atIdentifier()) {
            ColumnDraft column = typed ? new ColumnReader(tokens, tables).read() : table.column(tokens.takeName());
            if (column != null) {
                tokens.accept("with", "options");
                pending.addAll(constraints.ofColumn(column));
            }
            if (column != null && typed) {
                table.merge(column);
            }
        }
    }

    private void like(TableDraft table) {
        SourceLocation location = tokens.location();
        TableName written = tokens.qualifiedName();
        if (written == null) {
            return;
        }
        Including including = Including.read(tokens);
        TableDraft source = tables.find(written);
        List<ColumnDraft> columns = source != null ? source.columns : tables.composite(written);
        if (columns == null) {
            table.complete = false;
            unfollowed.add(
                    table.name + " is made like " + written + ", which no statement defines",
                    location,
                    table.name.name());
            return;
        }
        for (ColumnDraft column : tables.copies(columns)) {
            including.strip(column);
            table.merge(column);
        }
        if (source != null) {
            table.complete &= source.complete;
            for (ConstraintDraft constraint : source.constraints) {
                if (including.takes(constraint)) {
                    ConstraintDraft copy = constraint.copy();
                    copy.name = constraint.kind == Kind.CHECK ? constraint.name : null;
                    pending.add(copy);
                }
            }
        }
    }

    private void ofType(TableDraft table, @Nullable TableName type, SourceLocation location) {
        List<ColumnDraft> columns = type == null ? null : tables.composite(type);
        if (columns == null) {
            table.complete = false;
            unfollowed.add(
                    table.name + " is of type " + type + ", which no statement defines", location, table.name.name());
        } else {
            table.columns.addAll(tables.copies(columns));
        }
    }

    private void inherit(TableDraft table, TableName written, boolean partition, SourceLocation location) {
        TableDraft parent = tables.find(written);
        if (parent == null) {
            table.complete = false;
            unfollowed.add(
                    table.name + " inherits from " + written + ", which no statement defines",
                    location,
                    table.name.name());
            return;
        }
        Heirs.found(tables, parent, table, partition, pending);
    }
}
