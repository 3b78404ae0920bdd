package io.confiture.rows;

import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows what the scripts under test say about columns: constants that they compare with, and types that they convert to. Rows
 * with such values are those that the scripts tell from others.
 *
 * @param constants the constants beside a name
 * @param conversions the types that a name is converted to
 * @param checks the expressions of checks that the scripts add
 */
public record Hints(Map<String, Set<String>> constants, Map<String, List<TypeName>> conversions, List<String> checks) {

    public static Hints of(List<Statement> statements) {
        Hints hints = new Hints(new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>());
        for (Statement statement : statements) {
            hints.read(statement);
        }
        return hints;
    }

    private void read(Statement statement) {
        Constants.besideNames(statement.lexer(), constants);
        Lexer strings = statement.lexer();
        while (strings.nextSignificant()) {
            if (strings.kind() == TokenKind.DOLLAR_STRING) {
                Constants.besideNames(
                        Lexer.of(strings.source(), strings.contentStart(), strings.contentEnd()), constants);
            }
        }
        if (statement.kind().is("ALTER TABLE")) {
            actions(new Cursor(statement.lexer()));
        }
    }

    private void actions(Cursor cursor) {
        while (cursor.seek("alter", "check")) {
            boolean check = cursor.at("check");
            cursor.advance();
            if (check && cursor.at(TokenKind.LEFT_PAREN)) {
                int from = cursor.token().start();
                Lexer token = cursor.token();
                String source = token.source();
                cursor.skipParens();
                checks.add(source.substring(from, cursor.atEnd() ? token.end() : token.start())
                        .strip());
            } else if (!check) {
                cursor.accept("column");
                conversion(cursor);
            }
        }
    }

    private void conversion(Cursor cursor) {
        if (cursor.atEnd()) {
            return;
        }
        String column = cursor.token().name();
        cursor.advance();
        if (cursor.accept("set") && !cursor.accept("data")) {
            return;
        }
        if (!cursor.accept("type")) {
            return;
        }
        Lexer token = cursor.token();
        int from = token.start();
        int to = from;
        while (!cursor.atEnd() && !cursor.at(TokenKind.COMMA) && !cursor.at("using") && !cursor.at("collate")) {
            if (!cursor.skipParens()) {
                to = token.end();
                cursor.advance();
            }
        }
        if (to > from) {
            TypeName type = TypeName.of(token.source().substring(from, to));
            conversions.computeIfAbsent(column, c -> new ArrayList<>()).add(type);
        }
    }
}
