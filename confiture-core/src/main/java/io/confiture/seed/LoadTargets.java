package io.confiture.seed;

import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from a statement's text which tables it is to change.
 *
 * @param main the table of the command itself, whose rows the server's command tag counts; as written
 * @param all every table that the statement names as a target, also in parts of a WITH; as written
 */
record LoadTargets(Optional<TableName> main, List<TableName> all) {

    static LoadTargets of(Statement statement) {
        Optional<TableName> main = statement.group() ? Optional.empty() : main(new Cursor(statement.lexer()));
        List<TableName> all = new ArrayList<>(nested(statement));
        main.filter(name -> !all.contains(name)).ifPresent(name -> all.add(0, name));
        if (statement.kind().is("TRUNCATE")) {
            truncated(new Cursor(statement.lexer()), all);
        }
        return new LoadTargets(main, all);
    }

    private static Optional<TableName> main(Cursor cursor) {
        if (cursor.accept("with") && !cursor.seek("insert", "update", "delete", "merge", "select")) {
            return Optional.empty();
        }
        if (cursor.accept("insert") || cursor.accept("merge")) {
            return cursor.accept("into") ? name(cursor) : Optional.empty();
        }
        if (cursor.accept("update")) {
            return name(cursor);
        }
        if (cursor.accept("delete")) {
            return cursor.accept("from") ? name(cursor) : Optional.empty();
        }
        return cursor.accept("copy") ? copied(cursor) : Optional.empty();
    }

    private static Optional<TableName> copied(Cursor cursor) {
        Optional<TableName> name = name(cursor);
        boolean into = cursor.seek("from", "to") && cursor.at("from");
        return into ? name : Optional.empty();
    }

    /** INSERT INTO cannot mean anything else, wherever it stands; UPDATE and DELETE can. */
    private static List<TableName> nested(Statement statement) {
        List<TableName> names = new ArrayList<>();
        Cursor cursor = new Cursor(statement.lexer());
        boolean more = cursor.at("with") || statement.group();
        while (more) {
            while (!cursor.atEnd()) {
                if (cursor.accept("insert") && cursor.accept("into")) {
                    name(cursor).filter(name -> !names.contains(name)).ifPresent(names::add);
                } else if (!cursor.atEnd()) {
                    cursor.advance();
                }
            }
            more = statement.group() && cursor.nextCommand();
        }
        return names;
    }

    private static void truncated(Cursor cursor, List<TableName> names) {
        cursor.advance();
        cursor.accept("table");
        do {
            name(cursor).filter(name -> !names.contains(name)).ifPresent(names::add);
            if (cursor.at(TokenKind.OPERATOR)) {
                cursor.advance();
            }
        } while (cursor.at(TokenKind.COMMA) && advanced(cursor));
    }

    private static boolean advanced(Cursor cursor) {
        cursor.advance();
        return true;
    }

    /** Read {@code [ONLY] [[database.]schema.]table}. */
    private static Optional<TableName> name(Cursor cursor) {
        cursor.accept("only");
        List<String> parts = new ArrayList<>();
        boolean again = true;
        while (again && isName(cursor)) {
            Lexer token = cursor.token();
            parts.add(token.name());
            cursor.advance();
            again = cursor.at(TokenKind.DOT);
            if (again) {
                cursor.advance();
            }
        }
        int last = parts.size() - 1;
        return last < 0
                ? Optional.empty()
                : Optional.of(new TableName(last == 0 ? null : parts.get(last - 1), parts.get(last)));
    }

    private static boolean isName(Cursor cursor) {
        return !cursor.atEnd() && cursor.token().kind().identifier();
    }
}
