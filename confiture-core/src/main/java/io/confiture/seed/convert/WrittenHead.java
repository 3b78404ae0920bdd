package io.confiture.seed.convert;

import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the table and the column list of an INSERT or COPY as somebody wrote them, so that quoted names stay quoted.
 *
 * @param table such as {@code app."Order"}
 * @param columns the names in parentheses with commas between, or null when there is no list
 */
record WrittenHead(String table, @Nullable String columns) {

    /** Read it from an INSERT without a WITH clause, or from a COPY; null if it is not written as expected. */
    static @Nullable WrittenHead read(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        boolean expected = cursor.accept("copy") || (cursor.accept("insert") && cursor.accept("into"));
        if (!expected) {
            return null;
        }
        StringBuilder table = new StringBuilder();
        while (!cursor.atEnd() && (cursor.token().kind().identifier() || cursor.at(TokenKind.DOT))) {
            boolean dot = cursor.at(TokenKind.DOT);
            if (!dot && !table.isEmpty() && table.charAt(table.length() - 1) != '.') {
                break;
            }
            table.append(cursor.token().text());
            cursor.advance();
        }
        if (cursor.accept("as")) {
            cursor.advance();
        }
        return new WrittenHead(table.toString(), cursor.at(TokenKind.LEFT_PAREN) ? list(cursor) : null);
    }

    private static String list(Cursor cursor) {
        List<String> names = new ArrayList<>();
        cursor.advance();
        while (!cursor.atEnd() && !cursor.at(TokenKind.RIGHT_PAREN)) {
            if (!cursor.at(TokenKind.COMMA)) {
                names.add(cursor.token().text());
            }
            cursor.advance();
        }
        return String.join(", ", names);
    }
}
