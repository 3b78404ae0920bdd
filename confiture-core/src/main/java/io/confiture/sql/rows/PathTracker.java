package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows what the statements of a file do to the search path: SET, SET LOCAL, SET SCHEMA, RESET, DISCARD, set_config, and
 * the ends of transactions, after which SET LOCAL is undone.
 */
final class PathTracker {
    private static final String SETTING = "search_path";

    private SearchPath session;
    private SearchPath current;
    private SearchPath begun;

    PathTracker(SearchPath initial) {
        this.session = initial;
        this.current = initial;
        this.begun = initial;
    }

    SearchPath current() {
        return current;
    }

    void follow(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        if (cursor.accept("set")) {
            set(cursor, statement);
        } else if (cursor.accept("reset") || cursor.accept("discard")) {
            if (cursor.at("all") || cursor.at(SETTING)) {
                session(SearchPath.DEFAULT);
            }
        } else if (cursor.at("begin") || cursor.at("start")) {
            begun = session;
        } else if (cursor.at("commit") || cursor.at("end")) {
            current = session;
        } else if (cursor.at("rollback") || cursor.at("abort")) {
            rollback(cursor);
        } else if (cursor.at("select") || cursor.at("with") || cursor.at("values") || cursor.at(TokenKind.LEFT_PAREN)) {
            configured(cursor, statement);
        } else if (cursor.at("do") && mentions(statement)) {
            session(new SearchPath(List.of(), false, statement.location()));
        }
    }

    private void rollback(Cursor cursor) {
        cursor.advance();
        cursor.skip("work", "transaction");
        if (!cursor.at("to")) {
            session(begun);
        }
    }

    private void set(Cursor cursor, Statement statement) {
        boolean local = cursor.accept("local");
        cursor.accept("session");
        SourceLocation location = statement.location();
        if (cursor.accept("schema")) {
            set(local, new SearchPath(one(cursor.token()), true, location));
        } else if (cursor.accept(SETTING)) {
            cursor.advance();
            if (cursor.at("default")) {
                set(local, SearchPath.DEFAULT);
                return;
            }
            List<String> schemas = new ArrayList<>();
            while (!cursor.atEnd()) {
                schemas.addAll(one(cursor.token()));
                cursor.advance();
            }
            set(local, new SearchPath(schemas, true, location));
        }
    }

    private static List<String> one(Lexer token) {
        String name = token.kind().identifier() ? token.name() : StringConstants.decode(token);
        return name == null || name.isEmpty() || name.equals("$user") ? List.of() : List.of(name);
    }

    /** Look for {@code set_config('search_path', '..', false)}, as pg_dump writes it. */
    private void configured(Cursor cursor, Statement statement) {
        while (!cursor.atEnd()) {
            boolean call = cursor.accept("set_config");
            if (!call) {
                cursor.advance();
            } else if (cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.advance();
                argument(cursor, statement);
            }
        }
    }

    private void argument(Cursor cursor, Statement statement) {
        String setting = cursor.atEnd() ? null : StringConstants.decode(cursor.token());
        if (setting != null && !setting.equalsIgnoreCase(SETTING)) {
            return;
        }
        SearchPath path = new SearchPath(List.of(), false, statement.location());
        boolean local = false;
        cursor.advance();
        if (setting != null && cursor.at(TokenKind.COMMA)) {
            cursor.advance();
            String list = cursor.atEnd() ? null : StringConstants.decode(cursor.token());
            cursor.advance();
            if (list != null && cursor.at(TokenKind.COMMA)) {
                cursor.advance();
                local = !cursor.at("false");
                path = new SearchPath(names(list), true, statement.location());
            }
        }
        set(local, path);
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        Lexer lexer = Lexer.of(list);
        while (lexer.nextSignificant()) {
            if (lexer.kind() != TokenKind.COMMA) {
                names.addAll(one(lexer));
            }
        }
        return names;
    }

    private static boolean mentions(Statement statement) {
        String text = statement.text();
        for (int i = 0; i + SETTING.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, SETTING, 0, SETTING.length())) {
                return true;
            }
        }
        return false;
    }

    private void set(boolean local, SearchPath path) {
        if (local) {
            current = path;
        } else {
            session(path);
        }
    }

    private void session(SearchPath path) {
        session = path;
        current = path;
    }
}
