package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads what is said of types and domains, as far as columns can have them. */
final class TypeDefinitions {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;

    TypeDefinitions(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
    }

    /** Read CREATE TYPE from behind these words. */
    void createType() {
        TableName written = tokens.qualifiedName();
        TableName full = written == null ? null : tables.created(written);
        if (full == null) {
            return;
        }
        if (!tokens.accept("as") || !tokens.accept(TokenKind.LEFT_PAREN)) {
            tables.createType(full);
            return;
        }
        List<ColumnDraft> columns = new ArrayList<>();
        while (tokens.atIdentifier()) {
            ColumnDraft column = new ColumnReader(tokens, tables).read();
            if (column != null) {
                columns.add(column);
            }
            while (!tokens.atEnd() && !tokens.at(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PAREN)) {
                tokens.skip();
            }
            tokens.accept(TokenKind.COMMA);
        }
        tables.createComposite(full, columns);
    }

    /** Read CREATE DOMAIN from behind these words. */
    void createDomain() {
        TableName written = tokens.qualifiedName();
        TableName full = written == null ? null : tables.created(written);
        tokens.accept("as");
        SourceLocation location = tokens.location();
        TypeName type = TypeReader.read(tokens, tables);
        if (full == null || type == null) {
            return;
        }
        ColumnDraft conditions = new ColumnDraft("value", type, location);
        new ConstraintReader(tokens, tables).ofColumn(conditions);
        tables.createDomain(full, new Domain(type, conditions.notNull, conditions.hasDefault));
    }

    /** Read ALTER DOMAIN from behind these words. */
    void alterDomain() {
        TableName name = tokens.qualifiedName();
        if (name == null) {
            return;
        }
        if (tokens.accept("set", "not", "null") || tokens.accept("add", "not", "null")) {
            tables.alterDomain(name, domain -> new Domain(domain.base(), true, domain.hasDefault()));
        } else if (tokens.accept("add", "constraint")) {
            tokens.advance();
            if (tokens.at("not", "null")) {
                tables.alterDomain(name, domain -> new Domain(domain.base(), true, domain.hasDefault()));
            }
        } else if (tokens.accept("drop", "not", "null")) {
            tables.alterDomain(name, domain -> new Domain(domain.base(), false, domain.hasDefault()));
        } else if (tokens.accept("set", "default")) {
            boolean nothing = new ConstraintReader(tokens, tables).expression();
            tables.alterDomain(name, domain -> new Domain(domain.base(), domain.notNull(), !nothing));
        } else if (tokens.accept("drop", "default")) {
            tables.alterDomain(name, domain -> new Domain(domain.base(), domain.notNull(), false));
        } else {
            moved(name);
        }
    }

    /** Read ALTER TYPE from behind these words. */
    void alterType() {
        SourceLocation location = tokens.location();
        TableName name = tokens.qualifiedName();
        if (name == null) {
            return;
        }
        if (tables.composite(name) != null && tokens.atAny("add", "drop", "alter") && !tokens.at("add", "value")) {
            unfollowed.add("the attributes of type " + name + " are changed", location, name.name());
        } else {
            moved(name);
        }
    }

    private void moved(TableName name) {
        TableName full = tables.type(name);
        if (full == null) {
            return;
        }
        if (tokens.accept("rename", "to")) {
            tables.renameType(full, new TableName(full.schema(), tokens.takeName()));
        } else if (tokens.accept("set", "schema")) {
            tables.renameType(full, new TableName(tokens.takeName(), full.name()));
        }
    }
}
