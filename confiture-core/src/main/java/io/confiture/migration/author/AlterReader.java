package io.confiture.migration.author;

import io.confiture.sql.Cursor;
import io.confiture.sql.TokenKind;
import java.util.List;

/** Reads ALTER from behind its type: each clause that adds, drops, renames or moves. */
final class AlterReader {

    private static final String NO_FORM =
            "there is no IF NOT EXISTS for it: drop it with IF EXISTS before, or catch duplicate_object in a DO block";
    private static final String NO_RENAME = "ask in a DO block whether the old name is still there";

    private final String type;
    private final Cursor cursor;
    private final NameReader names;
    private final List<Effect> effects;
    private String object = "";

    AlterReader(String type, Cursor cursor, List<Effect> effects) {
        this.type = type;
        this.cursor = cursor;
        this.names = new NameReader(cursor);
        this.effects = effects;
    }

    void read() {
        names.ifExists();
        cursor.accept("only");
        object = names.name();
        cursor.skipParens();
        while (!cursor.atEnd()) {
            action();
            while (!cursor.atEnd() && !cursor.at(TokenKind.COMMA)) {
                if (!cursor.skipParens()) {
                    cursor.advance();
                }
            }
            if (cursor.at(TokenKind.COMMA)) {
                cursor.advance();
            }
        }
    }

    private void action() {
        if (cursor.at(TokenKind.OPERATOR)) {
            cursor.advance();
        }
        if (cursor.accept("rename")) {
            rename();
        } else if (cursor.accept("add")) {
            add();
        } else if (cursor.accept("drop")) {
            drop();
        } else if (cursor.accept("attach")) {
            cursor.accept("partition");
            makes("partition", names.name(), false, NO_FORM);
        } else if (cursor.accept("detach")) {
            cursor.accept("partition");
            removes("partition", names.name(), false);
        } else if (cursor.accept("inherit")) {
            makes("parent", names.name(), false, NO_FORM);
        } else if (cursor.accept("no")) {
            cursor.accept("inherit");
            removes("parent", names.name(), false);
        } else if (cursor.accept("set")) {
            if (cursor.accept("schema")) {
                effects.add(Effect.moves(new Thing(type, null, object), NO_RENAME));
            }
        } else if (cursor.accept("alter")) {
            cursor.accept("column");
            column(names.name());
        }
    }

    private void rename() {
        if (cursor.accept("to")) {
            renamed(new Thing(type, null, object), new Thing(type, null, names.name()));
            return;
        }
        String part = cursor.accept("constraint")
                ? "constraint"
                : cursor.accept("value") ? "value" : cursor.accept("attribute") ? "attribute" : "column";
        cursor.accept("column");
        String from = names.name();
        cursor.accept("to");
        renamed(new Thing(part, object, from), new Thing(part, object, names.name()));
    }

    private void renamed(Thing from, Thing to) {
        effects.add(Effect.moves(from, NO_RENAME));
        effects.add(Effect.makes(to, false, NO_RENAME));
    }

    private void add() {
        switch (type) {
            case "table", "foreign table" -> addToTable();
            case "type" -> {
                boolean value = cursor.accept("value");
                cursor.accept("attribute");
                boolean guarded = names.ifNotExists();
                makes(value ? "value" : "attribute", names.name(), guarded, value ? "write IF NOT EXISTS" : NO_FORM);
            }
            case "domain" -> addConstraint();
            case "publication" -> {
                cursor.skip("table", "only");
                makes("published table", names.name(), false, NO_FORM);
            }
            default -> {}
        }
    }

    private void addToTable() {
        if (cursor.at("constraint") || atUnnamedConstraint()) {
            addConstraint();
            return;
        }
        cursor.accept("column");
        boolean guarded = names.ifNotExists();
        makes("column", names.name(), guarded, "write IF NOT EXISTS");
    }

    private void addConstraint() {
        if (cursor.accept("constraint")) {
            makes("constraint", names.name(), false, NO_FORM);
        } else {
            int start = cursor.token().start();
            cursor.skip("primary", "foreign", "key", "unique", "check", "exclude");
            cursor.skipParens();
            String text = cursor.token()
                    .source()
                    .substring(start, cursor.token().start())
                    .strip();
            makes("constraint", text, false, "give it a name, and drop it with IF EXISTS before");
        }
    }

    /** A column may be called like one of these only in quotes, or (check, unique) not at all. */
    private boolean atUnnamedConstraint() {
        return cursor.at("primary")
                || cursor.at("foreign")
                || cursor.at("unique")
                || cursor.at("check")
                || cursor.at("exclude");
    }

    private void drop() {
        if (type.equals("publication")) {
            cursor.skip("table", "only");
            removes("published table", names.name(), false);
            return;
        }
        if (!List.of("table", "foreign table", "type", "domain").contains(type)) {
            return;
        }
        String part = cursor.accept("constraint") ? "constraint" : cursor.accept("attribute") ? "attribute" : "column";
        if (type.equals("domain") && !part.equals("constraint")) {
            return;
        }
        cursor.accept("column");
        boolean guarded = names.ifExists();
        removes(part, names.name(), guarded);
    }

    private void column(String name) {
        if (cursor.accept("add") && cursor.accept("generated")) {
            makes("identity", name, false, NO_FORM);
        } else if (cursor.accept("drop") && (cursor.at("identity") || cursor.at("expression"))) {
            String part = cursor.at("identity") ? "identity" : "expression";
            cursor.advance();
            removes(part, name, names.ifExists());
        }
    }

    private void makes(String part, String name, boolean guarded, String guard) {
        effects.add(Effect.makes(new Thing(part, object, name), guarded, guard));
    }

    private void removes(String part, String name, boolean guarded) {
        effects.add(Effect.removes(new Thing(part, object, name), guarded));
    }
}
