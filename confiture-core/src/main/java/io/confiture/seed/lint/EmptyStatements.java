package io.confiture.seed.lint;

import io.confiture.sql.Gap;
import io.confiture.sql.Lexer;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlScript;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Finds the semicolons that end nothing: between statements, never in strings, comments and COPY data. */
final class EmptyStatements {

    private EmptyStatements() {}

    /** Return their offsets in the script's text, in order. */
    static List<Integer> of(SqlScript script) {
        List<Integer> offsets = new ArrayList<>();
        boolean open = false;
        for (Piece piece : script.pieces()) {
            if (piece instanceof Statement statement) {
                open = statement.terminated();
            } else if (piece instanceof MetaCommand command) {
                // \g and its like have ended the statement in place of a semicolon.
                open &= command.insideStatement();
            } else if (piece instanceof Gap gap && !gap.discarded()) {
                Lexer lexer = Lexer.of(script.source().text(), gap.start(), gap.end());
                boolean backslash = false;
                while (lexer.next()) {
                    // \; between statements is psql's own sign, and its semicolon no piece of SQL.
                    boolean joined = backslash;
                    backslash = lexer.kind() == TokenKind.BACKSLASH;
                    if (lexer.kind() == TokenKind.SEMICOLON && !joined) {
                        if (!open) {
                            offsets.add(lexer.start());
                        }
                        open = false;
                    }
                }
            }
        }
        return offsets;
    }
}
