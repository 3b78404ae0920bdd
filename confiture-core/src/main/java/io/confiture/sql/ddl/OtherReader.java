package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what one command does to objects other than tables, as far as their names go. */
final class OtherReader {
    private final Tokens tokens;
    private final Tables tables;
    private final Others others;

    OtherReader(Tokens tokens, Tables tables) {
        this.tokens = tokens;
        this.tables = tables;
        this.others = tables.others;
    }

    /** Read the command and leave the tokens where they are. */
    void read() {
        int mark = tokens.mark();
        if (tokens.accept("create")) {
            create();
        } else if (tokens.accept("alter")) {
            alter();
        } else if (tokens.accept("drop")) {
            drop();
        }
        tokens.back(mark);
    }

    private void create() {
        boolean temporary = false;
        while (tokens.atAny(
                "or",
                "replace",
                "temp",
                "temporary",
                "unlogged",
                "recursive",
                "unique",
                "constraint",
                "trusted",
                "procedural",
                "default")) {
            temporary |= tokens.atAny("temp", "temporary");
            tokens.advance();
        }
        boolean index = tokens.at("index");
        DefinedKind kind = DefinedKind.read(tokens);
        if (kind == null || temporary) {
            return;
        }
        tokens.accept("concurrently");
        boolean unlessThere = tokens.accept("if", "not", "exists");
        SourceLocation location = tokens.location();
        if (kind == DefinedKind.SCHEMA) {
            TableName name = new TableName(null, CreateSchema.name(tokens));
            others.put(new Others.Other(kind, name, null, null, location), unlessThere);
            return;
        }
        TableName written = index && tokens.at("on") ? null : tokens.qualifiedName();
        if (written == null) {
            return;
        }
        Others.Other other =
                switch (kind.place()) {
                    case DATABASE -> new Others.Other(kind, new TableName(null, written.name()), null, null, location);
                    case RELATION -> part(kind, written, location);
                    case SCHEMA -> index ? index(written, location) : inSchema(kind, written, location);
                };
        if (other != null) {
            others.put(other, unlessThere);
        }
    }

    private Others.@Nullable Other inSchema(DefinedKind kind, TableName written, SourceLocation location) {
        TableName full = tables.created(written);
        List<TypeName> arguments = kind == DefinedKind.ROUTINE ? new ArgumentTypes(tokens, tables).read() : null;
        return full == null ? null : new Others.Other(kind, full, null, arguments, location);
    }

    private Others.@Nullable Other index(TableName written, SourceLocation location) {
        TableName table = relation("on");
        return table == null
                ? null
                : new Others.Other(
                        DefinedKind.RELATION, new TableName(table.schema(), written.name()), table, null, location);
    }

    private Others.@Nullable Other part(DefinedKind kind, TableName written, SourceLocation location) {
        // CREATE RULE .. AS ON event TO table: all others have the table after ON.
        TableName table = relation(kind == DefinedKind.RULE ? "to" : "on");
        return table == null
                ? null
                : new Others.Other(kind, new TableName(null, written.name()), table, null, location);
    }

    /** Find the relation that stands after a word. */
    private @Nullable TableName relation(String before) {
        while (!tokens.atEnd()) {
            if (tokens.accept(before)) {
                tokens.accept("only");
                TableName written = tokens.qualifiedName();
                if (written == null) {
                    return null;
                }
                TableDraft table = tables.find(written);
                if (table != null) {
                    return Tables.TEMPORARY.equals(table.name.schema()) ? null : table.name;
                }
                return others.relation(written, tables.path);
            }
            tokens.skip();
        }
        return null;
    }

    private void alter() {
        boolean table = tokens.accept("table");
        DefinedKind kind = table ? DefinedKind.RELATION : DefinedKind.read(tokens);
        if (kind == null || kind == DefinedKind.SCHEMA) {
            return;
        }
        tokens.accept("if", "exists");
        tokens.accept("only");
        TableName written = tokens.qualifiedName();
        Predicate<Others.Other> which = written == null ? null : which(kind, written);
        if (which == null || written == null || (table && tables.find(written) != null)) {
            return;
        }
        if (tokens.accept("rename", "to")) {
            String name = tokens.takeName();
            each(which, other -> new TableName(other.name().schema(), name));
        } else if (tokens.accept("set", "schema")) {
            String schema = tokens.takeName();
            each(which, other -> new TableName(schema, other.name().name()));
        }
    }

    private void each(Predicate<Others.Other> which, Function<Others.Other, TableName> to) {
        for (Others.Other other : others.all().stream().filter(which).toList()) {
            others.rename(other::equals, to.apply(other));
        }
    }

    private void drop() {
        DefinedKind kind = DefinedKind.read(tokens);
        if (kind == null || kind == DefinedKind.SCHEMA) {
            return;
        }
        tokens.accept("concurrently");
        tokens.accept("if", "exists");
        while (tokens.atIdentifier() && !tokens.at("cascade") && !tokens.at("restrict")) {
            TableName written = tokens.qualifiedName();
            Predicate<Others.Other> which = written == null ? null : which(kind, written);
            if (which != null) {
                others.drop(which);
            }
            tokens.accept(TokenKind.COMMA);
        }
    }

    /** Say which objects a name means; null when it means none that is known. */
    private @Nullable Predicate<Others.Other> which(DefinedKind kind, TableName written) {
        if (kind.place() == DefinedKind.Place.RELATION) {
            TableName table = relation("on");
            return table == null
                    ? null
                    : o -> o.kind() == kind
                            && table.equals(o.owner())
                            && o.name().name().equals(written.name());
        }
        TableName full = others.full(kind, written, tables.path);
        List<TypeName> arguments = kind == DefinedKind.ROUTINE && tokens.at(TokenKind.LEFT_PAREN)
                ? new ArgumentTypes(tokens, tables).read()
                : null;
        // Of routines whose arguments cannot be told, all of the name are meant: none keeps a place that may be wrong.
        return full == null
                ? null
                : o -> o.kind() == kind
                        && o.name().equals(full)
                        && (arguments == null || o.arguments() == null || arguments.equals(o.arguments()));
    }
}
