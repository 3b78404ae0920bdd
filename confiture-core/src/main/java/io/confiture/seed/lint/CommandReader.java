package io.confiture.seed.lint;

import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shape of the commands of a statement: the parts of a WITH clause, the clauses of an INSERT.
 *
 * <p>A clause's word counts outside of parentheses only, and not where PostgreSQL reads a name: behind AS or a dot.
 */
final class CommandReader {

    private static final List<String> MAIN =
            List.of("select", "insert", "update", "delete", "merge", "values", "table");

    private final Cursor cursor;
    private final List<String> verbs = new ArrayList<>();
    private final List<InsertClauses> inserts = new ArrayList<>();
    private boolean makesTable;
    private boolean readsRows;
    private boolean guarded;

    private CommandReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Read the command of a statement, or all of them if psql sends several as one. */
    static List<Command> read(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        List<Command> commands = new ArrayList<>();
        do {
            if (!cursor.atEnd()) {
                commands.add(new CommandReader(cursor).command());
            }
        } while (statement.group() && cursor.nextCommand());
        return commands;
    }

    private Command command() {
        int start = cursor.token().start();
        part(false);
        return new Command(start, verbs, inserts, makesTable, readsRows);
    }

    /** Read one command, or one query in a WITH clause, up to the parenthesis that closes it. */
    private void part(boolean nested) {
        if (cursor.at("with")) {
            with();
        }
        if (over(nested)) {
            return;
        }
        int start = cursor.token().start();
        int end = cursor.token().end();
        boolean parenthesis = cursor.at(TokenKind.LEFT_PAREN);
        String verb = parenthesis ? "select" : cursor.at(TokenKind.IDENTIFIER) ? word() : "";
        verbs.add(verb);
        if (!parenthesis) {
            cursor.advance();
        }
        TableName target = verb.equals("insert") ? target() : null;
        Clauses found = clauses(nested, end);
        guarded |= found.guarded;
        if (verb.equals("insert")) {
            inserts.add(
                    new InsertClauses(start, target, found.closed ? found.end : -1, found.onConflict, guarded, nested));
        }
        makesTable |= !nested && verb.equals("select") && found.into;
        readsRows |= verb.equals("copy") && found.from;
    }

    private @Nullable TableName target() {
        cursor.accept("into");
        String schema = null;
        String name = name();
        while (name != null && cursor.at(TokenKind.DOT)) {
            cursor.advance();
            schema = name;
            name = name();
        }
        return name == null ? null : new TableName(schema, name);
    }

    private @Nullable String name() {
        if (cursor.atEnd() || !cursor.token().kind().identifier()) {
            return null;
        }
        String name = cursor.token().name();
        cursor.advance();
        return name;
    }

    private void with() {
        cursor.advance();
        cursor.accept("recursive");
        do {
            cursor.advance();
            cursor.skipParens();
            cursor.accept("as");
            cursor.skip("not", "materialized");
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.advance();
                part(true);
                cursor.advance();
            }
            // SEARCH and CYCLE may stand behind a recursive query; none of their words is one of these.
            while (!cursor.atEnd()
                    && !cursor.at(TokenKind.COMMA)
                    && MAIN.stream().noneMatch(cursor::at)
                    && !cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.advance();
            }
        } while (cursor.at(TokenKind.COMMA) && step());
    }

    private boolean step() {
        cursor.advance();
        return !cursor.atEnd();
    }

    private Clauses clauses(boolean nested, int from) {
        Clauses found = new Clauses(from);
        int depth = 0;
        @Nullable String before = null;
        while (!cursor.atEnd() && !(nested && depth == 0 && cursor.at(TokenKind.RIGHT_PAREN))) {
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                depth++;
            } else if (cursor.at(TokenKind.RIGHT_PAREN)) {
                depth = Math.max(0, depth - 1);
            }
            String word = cursor.at(TokenKind.IDENTIFIER) && !"as".equals(before) && !".".equals(before) ? word() : "";
            found.word(word, before, depth, cursor.at(TokenKind.LEFT_PAREN));
            before = cursor.at(TokenKind.DOT) ? "." : word;
            found.token(cursor.token());
            cursor.advance();
        }
        found.closed = depth == 0 && !"as".equals(before) && !".".equals(before);
        return found;
    }

    private boolean over(boolean nested) {
        return cursor.atEnd() || (nested && cursor.at(TokenKind.RIGHT_PAREN));
    }

    private String word() {
        return cursor.token().text().toLowerCase(Locale.ROOT);
    }

    /** Collects what the words of one command say. */
    private static final class Clauses {

        private int end;
        private boolean closed;
        private boolean conflict;
        private boolean returning;
        private boolean onConflict;
        private boolean guarded;
        private boolean into;
        private boolean from;
        private boolean to;

        Clauses(int end) {
            this.end = end;
        }

        void word(String word, @Nullable String before, int depth, boolean parenthesis) {
            // A join may be ON a column of that name: the clause goes on with its target or with DO.
            onConflict |= conflict && (parenthesis || word.equals("do") || word.equals("on"));
            conflict = depth == 0 && word.equals("conflict") && "on".equals(before);
            guarded |= (word.equals("exists") && "not".equals(before)) || word.equals("except");
            if (depth > 0) {
                return;
            }
            returning |= word.equals("returning");
            into |= word.equals("into");
            from |= word.equals("from") && !to;
            to |= word.equals("to") && !from;
        }

        void token(Lexer token) {
            if (!returning) {
                end = token.end();
            }
        }
    }
}
