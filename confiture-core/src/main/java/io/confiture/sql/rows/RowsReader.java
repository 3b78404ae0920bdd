package io.confiture.sql.rows;

import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;

import io.confiture.project.SourceLocation;
import io.confiture.sql.rows.LoadEnd.OnConflict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an INSERT .. VALUES and what stands after them. */
final class RowsReader {
    private final Tokens tokens;
    private final RowVisitor visitor;
    private final ValueReader values;
    private final List<Value> row = new ArrayList<>();
    private long rows;
    private @Nullable String notRead;
    private @Nullable String refused;
    private OnConflict onConflict = OnConflict.NONE;
    private boolean returning;

    RowsReader(Tokens tokens, RowVisitor visitor) {
        this.tokens = tokens;
        this.visitor = visitor;
        this.values = new ValueReader(tokens);
    }

    /** Read from the first row's parenthesis to the end of the statement. */
    LoadEnd read() {
        do {
            if (!tokens.at(LEFT_PAREN)) {
                refused = tokens.ended()
                        ? "a row is missing after the comma"
                        : "no row begins at " + tokens.location() + ", though one must after a comma";
            } else if (!row()) {
                refused = "the row " + (rows + 1) + " has no end";
            }
        } while (refused == null && tokens.accept(COMMA));
        tail();
        return new LoadEnd(onConflict, returning, tokens.terminated(), rows, notRead, refused, tokens.lastEnd());
    }

    private boolean row() {
        SourceLocation location = tokens.location();
        long start = tokens.start();
        row.clear();
        do {
            tokens.advance();
            row.add(values.read());
        } while (tokens.at(COMMA));
        if (!tokens.accept(RIGHT_PAREN)) {
            return false;
        }
        rows++;
        visitor.row(new Row(rows, row, location, start, tokens.lastEnd()));
        return true;
    }

    private void tail() {
        if (refused == null && !tokens.ended() && !tokens.at("on") && !tokens.at("returning")) {
            notRead = "\"" + tokens.lexer().text() + "\" at " + tokens.location()
                    + " makes the rows a part of a query, which is not followed";
        }
        while (!tokens.ended()) {
            if (tokens.accept("do")) {
                onConflict = tokens.at("nothing") ? OnConflict.NOTHING : OnConflict.UPDATE;
            } else {
                returning |= tokens.at("returning");
            }
            if (!tokens.skipParens()) {
                tokens.advance();
            }
        }
    }
}
