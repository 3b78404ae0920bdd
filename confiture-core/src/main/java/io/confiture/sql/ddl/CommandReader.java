package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one command that may change tables. */
final class CommandReader {
    private final Tokens tokens;
    private final Tables tables;
    private final Unfollowed unfollowed;

    CommandReader(Tokens tokens, Tables tables, Unfollowed unfollowed) {
        this.tokens = tokens;
        this.tables = tables;
        this.unfollowed = unfollowed;
    }

    void read() {
        new OtherReader(tokens, tables).read();
        if (tokens.accept("create")) {
            create();
        } else if (tokens.accept("alter")) {
            alter();
        } else if (tokens.accept("drop")) {
            drop();
        } else if (tokens.at("do")) {
            block();
        } else if (tokens.atAny("select", "with", "call")) {
            query();
        } else if (tokens.accept("import", "foreign", "schema")) {
            unfollowed.add(
                    "IMPORT FOREIGN SCHEMA makes the tables that another server has",
                    tokens.location(),
                    new DefiningBody(Set.of()));
        }
    }

    private void create() {
        boolean temporary = false;
        boolean unique = false;
        while (tokens.atAny("global", "local", "temp", "temporary", "unlogged", "foreign", "unique", "or", "replace")) {
            temporary |= tokens.atAny("temp", "temporary");
            unique |= tokens.at("unique");
            tokens.advance();
        }
        if (tokens.accept("table")) {
            new CreateTable(tokens, tables, unfollowed).read(temporary);
        } else if (tokens.accept("schema")) {
            new CreateSchema(tokens, tables, unfollowed).read();
        } else if (unique && tokens.accept("index")) {
            new IndexReader(tokens, tables).create();
        } else if (tokens.accept("type")) {
            new TypeDefinitions(tokens, tables, unfollowed).createType();
        } else if (tokens.accept("domain")) {
            new TypeDefinitions(tokens, tables, unfollowed).createDomain();
        } else if (tokens.accept("function") || tokens.accept("procedure")) {
            routine();
        }
    }

    private void alter() {
        tokens.accept("foreign");
        if (tokens.accept("table")) {
            new AlterTable(tokens, tables, unfollowed).read();
        } else if (tokens.accept("schema")) {
            String name = tokens.takeName();
            if (tokens.accept("rename", "to")) {
                tables.renameSchema(name, tokens.takeName());
            }
        } else if (tokens.accept("index")) {
            tokens.accept("if", "exists");
            TableName name = tokens.qualifiedName();
            if (name != null) {
                new IndexReader(tokens, tables).rename(name);
            }
        } else if (tokens.accept("type")) {
            new TypeDefinitions(tokens, tables, unfollowed).alterType();
        } else if (tokens.accept("domain")) {
            new TypeDefinitions(tokens, tables, unfollowed).alterDomain();
        }
    }

    private void drop() {
        tokens.accept("foreign");
        if (tokens.accept("table")) {
            each(name -> {
                TableDraft table = tables.find(name);
                if (table != null) {
                    tables.drop(table);
                }
            });
        } else if (tokens.accept("schema")) {
            each(name -> tables.dropSchema(name.name()));
        } else if (tokens.accept("index")) {
            new IndexReader(tokens, tables).drop();
        } else if (tokens.accept("type") || tokens.accept("domain")) {
            each(tables::dropType);
        }
    }

    private void each(Consumer<TableName> change) {
        tokens.accept("if", "exists");
        while (tokens.atIdentifier() && !tokens.at("cascade") && !tokens.at("restrict")) {
            TableName name = tokens.qualifiedName();
            if (name != null) {
                change.accept(name);
            }
            tokens.accept(TokenKind.COMMA);
        }
    }

    private void routine() {
        TableName name = tokens.qualifiedName();
        DefiningBody body = body();
        if (name != null && body != null) {
            unfollowed.routine(name.name(), body);
        }
    }

    private void block() {
        SourceLocation location = tokens.location();
        DefiningBody body = body();
        if (body != null) {
            unfollowed.add(
                    body.names().isEmpty()
                            ? "a DO block executes text that it puts together"
                            : "a DO block defines or changes tables",
                    location,
                    body);
        }
    }

    private @Nullable DefiningBody body() {
        while (!tokens.atEnd()) {
            if (tokens.atString()) {
                DefiningBody body = DefiningBody.read(tokens.lexer());
                if (body != null) {
                    return body;
                }
            }
            tokens.advance();
        }
        return null;
    }

    /** Look for SELECT .. INTO, which makes a table, and for calls of routines that do. */
    private void query() {
        SourceLocation location = tokens.location();
        boolean selects = false;
        while (!tokens.atEnd()) {
            if (tokens.at("into") && selects) {
                tokens.advance();
                into(location);
                selects = false;
            } else if (tokens.at(TokenKind.LEFT_PAREN)) {
                tokens.advance();
                calls(location);
            } else {
                selects |= tokens.at("select");
                selects &= !tokens.at("insert") && !tokens.at("merge");
                call(location);
                tokens.advance();
            }
        }
    }

    private void calls(SourceLocation location) {
        int depth = 1;
        while (!tokens.atEnd() && depth > 0) {
            depth += tokens.at(TokenKind.LEFT_PAREN) ? 1 : tokens.at(TokenKind.RIGHT_PAREN) ? -1 : 0;
            call(location);
            tokens.advance();
        }
    }

    private void call(SourceLocation location) {
        DefiningBody called =
                tokens.atIdentifier() && tokens.next(TokenKind.LEFT_PAREN) ? unfollowed.routine(tokens.name()) : null;
        if (called != null) {
            unfollowed.add("it calls " + tokens.name() + "(), which defines or changes tables", location, called);
        }
    }

    private void into(SourceLocation location) {
        boolean temporary = tokens.acceptAny("temp", "temporary");
        tokens.accept("unlogged");
        tokens.accept("table");
        TableName written = tokens.qualifiedName();
        TableName full = written == null || temporary ? null : tables.created(written);
        TableDraft table = full == null ? null : tables.create(full, location);
        if (table != null) {
            table.complete = false;
            unfollowed.add("the columns of " + full + " come from a query", location, table.name.name());
        }
    }
}
