package io.confiture.sql;

/** Finds what a statement changes for the reading of the text after it: COPY data, standard_conforming_strings. */
final class Effects {
    private boolean session = true;
    private boolean local = true;

    boolean standardStrings() {
        return local;
    }

    /** Tell whether a statement that begins with this token needs to be looked at. */
    static boolean watched(Lexer first) {
        return first.isWord("copy")
                || first.isWord("set")
                || first.isWord("reset")
                || first.isWord("discard")
                || first.isWord("commit")
                || first.isWord("end")
                || first.isWord("rollback")
                || first.isWord("abort");
    }

    /** Follow a statement; returns how many blocks of COPY data come after it. */
    int of(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        int copies = 0;
        do {
            if (cursor.accept("copy")) {
                copies += fromScript(cursor) ? 1 : 0;
            } else if (cursor.accept("set")) {
                set(cursor);
            } else if (cursor.accept("reset") || cursor.accept("discard")) {
                if (cursor.at("all") || cursor.at("standard_conforming_strings")) {
                    session = true;
                    local = true;
                }
            } else if (cursor.at("commit") || cursor.at("end") || cursor.at("rollback") || cursor.at("abort")) {
                local = session;
            }
        } while (statement.group() && cursor.nextCommand());
        return copies;
    }

    static boolean copiesFromScript(String text, int from, int to) {
        return fromScript(new Cursor(Lexer.of(text, from, to)));
    }

    static boolean copiesFromScript(Statement command) {
        Cursor cursor = new Cursor(command.lexer());
        return cursor.accept("copy") && fromScript(cursor);
    }

    /** The server takes STDOUT after FROM as well, and then reads. */
    private static boolean fromScript(Cursor cursor) {
        if (!cursor.seek("from", "to") || !cursor.accept("from")) {
            return false;
        }
        return cursor.at("stdin") || cursor.at("stdout");
    }

    private void set(Cursor cursor) {
        boolean onlyLocal = cursor.accept("local");
        cursor.accept("session");
        if (!cursor.accept("standard_conforming_strings")) {
            return;
        }
        if (!cursor.accept("to")) {
            cursor.advance();
        }
        Lexer value = cursor.token();
        String word = value.kind().string()
                ? value.source().substring(value.contentStart(), value.contentEnd())
                : value.text();
        boolean on = !Options.isOff(word);
        local = on;
        if (!onlyLocal) {
            session = on;
        }
    }
}
