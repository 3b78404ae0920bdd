package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads COPY .. FROM stdin up to its data. */
final class CopyHeads {
    private CopyHeads() {}

    /** Read the statement; null if it is no COPY whose rows follow it. */
    static @Nullable CopyHead read(Statement statement, SearchPath path) {
        Tokens tokens = new StatementTokens(statement);
        if (!tokens.accept("copy")) {
            return null;
        }
        boolean binary = tokens.accept("binary");
        Target target = Names.target(tokens, path);
        if (target == null) {
            return null;
        }
        List<ColumnName> columns = columns(tokens);
        if (!tokens.accept("from") || !(tokens.accept("stdin") || tokens.accept("stdout"))) {
            return null;
        }
        CopyFormat format = new CopyOptions(tokens).read();
        if (binary) {
            format = new CopyFormat(false, '\t', "", null, false, '"', '"', false, "the COPY format binary is no text");
        }
        return new CopyHead(target, columns, format, statement);
    }

    private static List<ColumnName> columns(Tokens tokens) {
        List<ColumnName> columns = new ArrayList<>();
        if (!tokens.accept(TokenKind.LEFT_PAREN)) {
            return columns;
        }
        while (!tokens.ended() && tokens.lexer().kind().identifier()) {
            SourceLocation location = tokens.location();
            columns.add(new ColumnName(tokens.lexer().name(), false, location));
            tokens.advance();
            tokens.accept(TokenKind.COMMA);
        }
        tokens.accept(TokenKind.RIGHT_PAREN);
        return columns;
    }
}
