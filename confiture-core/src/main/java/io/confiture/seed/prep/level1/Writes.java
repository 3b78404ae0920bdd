package io.confiture.seed.prep.level1;

import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.DOT;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.OPERATOR;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.InsertHead;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.Target;
import java.util.ArrayList;
import java.util.List;

/** Finds the tables that a statement writes to by its own words: also those of a WITH clause before or inside of it. */
final class Writes {
    private final Cursor cursor;
    private final Statement statement;
    private final SearchPath path;
    private final List<Write> found = new ArrayList<>();

    private Writes(Statement statement, SearchPath path) {
        this.cursor = new Cursor(statement.lexer());
        this.statement = statement;
        this.path = path;
    }

    static List<Write> of(Statement statement, SearchPath path) {
        Writes writes = new Writes(statement, path);
        writes.walk();
        return writes.found;
    }

    /** Find what the WITH clause before the rows of an INSERT writes to; nothing for other loads. */
    static List<Write> before(LoadHead head) {
        if (!(head instanceof InsertHead insert) || insert.with() == null) {
            return List.of();
        }
        return of(insert.with(), head.target().path()).stream()
                .filter(write -> !write.target().location().equals(head.target().location()))
                .toList();
    }

    private void walk() {
        // A command can begin at the start, in a parenthesis (WITH x AS (INSERT ..)), and after one (WITH x AS (..)
        // INSERT).
        boolean begins = true;
        boolean then = false;
        while (!cursor.atEnd()) {
            if (!(begins && command()) && !(then && cursor.at("insert") && merged())) {
                boolean explain = cursor.at("explain") || cursor.at("analyze") || cursor.at("verbose");
                begins = cursor.at(LEFT_PAREN) || cursor.at(RIGHT_PAREN) || (begins && explain);
                then = cursor.at("then");
                cursor.advance();
            } else {
                begins = false;
                then = false;
            }
        }
    }

    private boolean command() {
        if (cursor.accept("insert")) {
            if (cursor.accept("into")) {
                insert();
            }
            return true;
        } else if (cursor.accept("update")) {
            one("UPDATE");
            return true;
        } else if (cursor.accept("delete")) {
            if (cursor.accept("from")) {
                one("DELETE");
            }
            return true;
        } else if (cursor.accept("merge")) {
            if (cursor.accept("into")) {
                one("MERGE");
            }
            return true;
        } else if (cursor.accept("truncate")) {
            truncate();
            return true;
        } else if (cursor.accept("copy")) {
            copy();
            return true;
        }
        return false;
    }

    private void insert() {
        Target target = target();
        if (cursor.accept("as")) {
            cursor.advance();
        }
        found.add(new Write("INSERT", target, columns()));
    }

    private boolean merged() {
        cursor.advance();
        List<ColumnName> columns = columns();
        for (int i = found.size() - 1; i >= 0; i--) {
            Write write = found.get(i);
            if (write.command().equals("MERGE")) {
                List<ColumnName> all = new ArrayList<>(write.columns());
                all.addAll(columns);
                found.set(i, new Write("MERGE", write.target(), all));
                break;
            }
        }
        return true;
    }

    private void one(String command) {
        only();
        found.add(new Write(command, target(), List.of()));
    }

    private void truncate() {
        cursor.accept("table");
        do {
            only();
            found.add(new Write("TRUNCATE", target(), List.of()));
            if (cursor.at(OPERATOR)) {
                cursor.advance();
            }
        } while (acceptComma());
    }

    private void copy() {
        cursor.accept("binary");
        if (cursor.at(LEFT_PAREN)) {
            return;
        }
        Target target = target();
        List<ColumnName> columns = columns();
        if (cursor.at("from")) {
            found.add(new Write("COPY", target, columns));
        }
    }

    private void only() {
        cursor.accept("only");
        if (cursor.at(LEFT_PAREN)) {
            cursor.advance();
        }
    }

    private boolean acceptComma() {
        boolean comma = cursor.at(COMMA);
        if (comma) {
            cursor.advance();
        }
        return comma;
    }

    private Target target() {
        SourceLocation location = location();
        String schema = null;
        String name = name();
        while (cursor.at(DOT)) {
            cursor.advance();
            schema = name;
            name = name();
        }
        return new Target(new TableName(schema, name), path, location);
    }

    private String name() {
        Lexer token = cursor.token();
        String name = cursor.atEnd() ? "" : token.name();
        cursor.advance();
        return name;
    }

    private List<ColumnName> columns() {
        List<ColumnName> columns = new ArrayList<>();
        if (!cursor.at(LEFT_PAREN)) {
            return columns;
        }
        cursor.advance();
        boolean query = cursor.at("select") || cursor.at("with") || cursor.at("table") || cursor.at(LEFT_PAREN);
        while (!query && !cursor.atEnd() && cursor.token().kind().identifier()) {
            SourceLocation location = location();
            String name = name();
            int depth = 0;
            boolean part = !cursor.at(COMMA) && !cursor.at(RIGHT_PAREN);
            while (!cursor.atEnd() && (depth > 0 || !(cursor.at(COMMA) || cursor.at(RIGHT_PAREN)))) {
                depth += cursor.at(TokenKind.LEFT_BRACKET) ? 1 : cursor.at(TokenKind.RIGHT_BRACKET) ? -1 : 0;
                cursor.advance();
            }
            columns.add(new ColumnName(name, part, location));
            if (!acceptComma()) {
                break;
            }
        }
        return columns;
    }

    private SourceLocation location() {
        return statement.source().location(cursor.token().start());
    }
}
