package io.confiture.migration.author;

import io.confiture.sql.Cursor;
import io.confiture.sql.TokenKind;

/** Reads names and the words around them from a command. */
final class NameReader {

    private final Cursor cursor;

    NameReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Step over IF NOT EXISTS; returns whether it stood here. */
    boolean ifNotExists() {
        boolean found = cursor.accept("if");
        cursor.skip("not", "exists");
        return found;
    }

    /** Step over IF EXISTS; returns whether it stood here. */
    boolean ifExists() {
        boolean found = cursor.accept("if");
        cursor.accept("exists");
        return found;
    }

    /** Read a name with its qualification; what is no name (the types of a cast, a string) is taken as it is written. */
    String name() {
        if (cursor.atEnd()) {
            return "";
        }
        int start = cursor.token().start();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.skipParens();
            return cursor.token()
                    .source()
                    .substring(start, cursor.token().start())
                    .strip();
        }
        StringBuilder name = new StringBuilder(part());
        while (cursor.at(TokenKind.DOT)) {
            cursor.advance();
            name.append('.').append(part());
        }
        String whole = name.toString();
        return whole.startsWith("public.") ? whole.substring("public.".length()) : whole;
    }

    private String part() {
        if (cursor.atEnd()) {
            return "";
        }
        String part = cursor.token().kind().identifier()
                ? cursor.token().name()
                : cursor.token().text();
        cursor.advance();
        return part;
    }

    /** Read the table behind the next ON that stands outside of parentheses. */
    String tableAfterOn() {
        if (!cursor.seek("on")) {
            return "";
        }
        cursor.advance();
        cursor.accept("only");
        return name();
    }
}
