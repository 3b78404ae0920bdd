package io.confiture.sql.rows;

import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.DOT;
import static io.confiture.sql.TokenKind.LEFT_BRACKET;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.RIGHT_BRACKET;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import io.confiture.sql.rows.InsertHead.Overriding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands before the rows of an INSERT. */
final class InsertReader {
    private final Tokens tokens;
    private final SearchPath path;

    InsertReader(Tokens tokens, SearchPath path) {
        this.tokens = tokens;
        this.path = path;
    }

    /**
     * Read up to the first row's parenthesis.
     *
     * @return null if this is no INSERT .. VALUES
     */
    @Nullable
    InsertHead head() {
        SourceLocation start = tokens.location();
        Statement with = tokens.at("with") ? tokens.statement() : null;
        if (with != null) {
            skipWith();
        }
        if (!tokens.accept("insert") || !tokens.accept("into")) {
            return null;
        }
        Target target = Names.target(tokens, path);
        if (target == null) {
            return null;
        }
        String alias = null;
        if (tokens.accept("as") && !tokens.ended()) {
            alias = tokens.lexer().name();
            tokens.advance();
        }
        List<ColumnName> columns = List.of();
        if (tokens.at(LEFT_PAREN)) {
            List<ColumnName> found = columns();
            if (found == null) {
                return null;
            }
            columns = found;
        }
        Overriding overriding = overriding();
        boolean values = tokens.accept("values") && tokens.at(LEFT_PAREN);
        return values ? new InsertHead(target, alias, columns, overriding, with, start) : null;
    }

    /** Step to the word of the command that the WITH clause belongs to. */
    private void skipWith() {
        tokens.advance();
        while (!tokens.ended() && !tokens.at("insert")) {
            if (!tokens.skipParens()) {
                tokens.advance();
            }
        }
    }

    private Overriding overriding() {
        if (!tokens.accept("overriding")) {
            return Overriding.NONE;
        }
        Overriding overriding = tokens.at("system") ? Overriding.SYSTEM : Overriding.USER;
        tokens.advance();
        tokens.accept("value");
        return overriding;
    }

    /** Read the column list; null if the parenthesis holds a query. */
    private @Nullable List<ColumnName> columns() {
        tokens.advance();
        boolean query = tokens.at("select") || tokens.at("with") || tokens.at("table") || tokens.at(LEFT_PAREN);
        if (query) {
            return null;
        }
        List<ColumnName> columns = new ArrayList<>();
        while (!tokens.ended() && tokens.lexer().kind().identifier()) {
            columns.add(column());
            if (!tokens.accept(COMMA)) {
                break;
            }
        }
        return tokens.accept(RIGHT_PAREN) ? columns : null;
    }

    private ColumnName column() {
        SourceLocation location = tokens.location();
        String name = tokens.lexer().name();
        tokens.advance();
        boolean part = tokens.at(DOT) || tokens.at(LEFT_BRACKET);
        int depth = 0;
        while (part && !tokens.ended() && (depth > 0 || !(tokens.at(COMMA) || tokens.at(RIGHT_PAREN)))) {
            depth += tokens.at(LEFT_BRACKET) ? 1 : tokens.at(RIGHT_BRACKET) ? -1 : 0;
            tokens.advance();
        }
        return new ColumnName(name, part, location);
    }
}
