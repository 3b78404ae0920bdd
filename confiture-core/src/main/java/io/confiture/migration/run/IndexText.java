package io.confiture.migration.run;

import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Is what a CREATE INDEX says about itself.
 *
 * @param name the index, always in the schema of its table; null when the server chooses
 * @param table the table
 * @param concurrently whether it is built while others write
 * @param unlessThere whether it says IF NOT EXISTS
 */
record IndexText(@Nullable String name, TableName table, boolean concurrently, boolean unlessThere) {

    /** Read a statement; null when it is no CREATE INDEX, or not one that can be read. */
    static @Nullable IndexText of(Statement statement) {
        if (statement.group() || !statement.kind().is("CREATE INDEX")) {
            return null;
        }
        Cursor cursor = new Cursor(statement.lexer());
        cursor.skip("create", "unique", "index");
        boolean concurrently = cursor.accept("concurrently");
        boolean unlessThere = cursor.at("if");
        cursor.skip("if", "not", "exists");
        String name = cursor.at("on") ? null : takeName(cursor);
        cursor.accept("on");
        cursor.accept("only");
        TableName table = takeTable(cursor);
        return table == null ? null : new IndexText(name, table, concurrently, unlessThere);
    }

    /** Read a name with its schema; null when none stands here. */
    static @Nullable TableName takeTable(Cursor cursor) {
        String first = takeName(cursor);
        if (first == null || !cursor.at(TokenKind.DOT)) {
            return first == null ? null : new TableName(null, first);
        }
        cursor.advance();
        String second = takeName(cursor);
        return second == null ? null : new TableName(first, second);
    }

    private static @Nullable String takeName(Cursor cursor) {
        if (cursor.atEnd() || !cursor.token().kind().identifier()) {
            return null;
        }
        String name = cursor.token().name();
        cursor.advance();
        return name;
    }
}
