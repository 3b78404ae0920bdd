package io.confiture.migration.author;

import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads from a command's words what it makes and what it removes. */
final class EffectReader {

    private static final Set<String> REPLACEABLE =
            Set.of("function", "procedure", "view", "aggregate", "trigger", "rule", "transform", "language");
    private static final Set<String> WITH_IF_NOT_EXISTS = Set.of(
            "table",
            "index",
            "materialized view",
            "schema",
            "sequence",
            "extension",
            "foreign table",
            "collation",
            "server",
            "user mapping",
            "statistics");
    private static final Set<String> PART_OF_TABLE = Set.of("trigger", "policy", "rule");

    private static final String ROWS_GUARD = "add ON CONFLICT DO NOTHING, or ask WHERE NOT EXISTS";

    private final String command;
    private final Cursor cursor;
    private final NameReader names;
    private final List<Effect> effects = new ArrayList<>();

    private EffectReader(Statement statement) {
        this.command = statement.kind().command().toLowerCase(Locale.ROOT);
        this.cursor = new Cursor(statement.lexer());
        this.names = new NameReader(cursor);
    }

    /** Read one command; nothing when it makes and removes nothing that a second run could meet. */
    static List<Effect> of(Statement command) {
        EffectReader reader = new EffectReader(command);
        reader.read();
        return reader.effects;
    }

    private void read() {
        if (cursor.accept("create")) {
            create();
        } else if (cursor.accept("drop")) {
            drop();
        } else if (cursor.accept("alter")) {
            words();
            new AlterReader(type(), cursor, effects).read();
        } else if (cursor.at("insert") || (cursor.at("with") && cursor.seek("insert"))) {
            insert();
        } else if (cursor.at("copy")) {
            copy();
        } else if (cursor.at("select")) {
            selectInto();
        } else if (cursor.accept("truncate")) {
            cursor.skip("table", "only");
            emptied();
        } else if (cursor.accept("delete")) {
            cursor.skip("from", "only");
            emptied();
        }
    }

    /** Return the object's type: the words behind the verb, where two names for one thing are one. */
    private String type() {
        int blank = command.indexOf(' ');
        String type = blank < 0 ? "" : command.substring(blank + 1);
        return switch (type) {
            case "user", "group" -> "role";
            case "routine" -> "function";
            default -> type;
        };
    }

    /** Step over the words of the type. */
    private void words() {
        long words = command.chars().filter(c -> c == ' ').count();
        for (long i = 0; i < words; i++) {
            cursor.advance();
        }
    }

    private void create() {
        boolean replaced = cursor.accept("or");
        cursor.accept("replace");
        boolean temporary = cursor.at("temp") || cursor.at("temporary");
        cursor.skip("global", "local", "temp", "temporary", "unlogged", "unique", "recursive");
        cursor.skip("trusted", "procedural", "constraint", "default");
        String type = type();
        words();
        cursor.accept("concurrently");
        boolean guarded = names.ifNotExists() || replaced;
        String name = type.equals("index") && cursor.at("on") ? "(without a name)" : names.name();
        String parent = type.equals("index") || PART_OF_TABLE.contains(type) ? names.tableAfterOn() : null;
        Effect made = Effect.makes(new Thing(type, parent, name), guarded, guard(type, name));
        effects.add(temporary ? made.forSession() : made);
    }

    private static String guard(String type, String name) {
        if (name.startsWith("(without")) {
            return "give it a name, and write IF NOT EXISTS: each run makes one more";
        } else if (REPLACEABLE.contains(type)) {
            return "write CREATE OR REPLACE";
        } else if (WITH_IF_NOT_EXISTS.contains(type)) {
            return "write IF NOT EXISTS";
        }
        return "there is no IF NOT EXISTS for it: drop it with IF EXISTS before, or catch duplicate_object in a DO block";
    }

    private void drop() {
        String type = type();
        words();
        cursor.accept("concurrently");
        boolean guarded = names.ifExists();
        boolean more = true;
        while (more && !cursor.atEnd()) {
            String name = names.name();
            cursor.skipParens();
            String parent = PART_OF_TABLE.contains(type) ? names.tableAfterOn() : null;
            effects.add(Effect.removes(new Thing(type, parent, name), guarded));
            more = cursor.at(TokenKind.COMMA);
            cursor.advance();
        }
    }

    private void insert() {
        int start = cursor.token().start();
        cursor.skip("insert", "into");
        String table = names.name();
        boolean guarded = false;
        boolean not = false;
        boolean on = false;
        while (!cursor.atEnd()) {
            guarded |= (on && cursor.at("conflict")) || (not && cursor.at("exists")) || cursor.at("except");
            on = cursor.at("on");
            not = cursor.at("not");
            cursor.advance();
        }
        rows(start, table, guarded);
    }

    private void copy() {
        int start = cursor.token().start();
        cursor.advance();
        String table = names.name();
        cursor.skipParens();
        if (cursor.at("from")) {
            rows(start, table, false);
        }
    }

    private void rows(int start, String table, boolean guarded) {
        effects.add(Effect.makes(new Thing("rows", table, String.valueOf(start)), guarded, ROWS_GUARD));
    }

    private void selectInto() {
        if (cursor.seek("into", "from") && cursor.accept("into")) {
            cursor.skip("temp", "temporary", "unlogged", "table");
            effects.add(Effect.makes(
                    new Thing("table", null, names.name()), false, "write CREATE TABLE IF NOT EXISTS .. AS SELECT"));
        }
    }

    private void emptied() {
        boolean more = true;
        while (more && !cursor.atEnd()) {
            effects.add(Effect.removes(new Thing("rows", names.name(), SecondRun.ALL_ROWS), true));
            more = cursor.at(TokenKind.COMMA);
            cursor.advance();
        }
    }
}
