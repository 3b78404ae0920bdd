package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/** Reads the name of a table. */
final class Names {
    private Names() {}

    /** Read {@code table}, {@code schema.table} or {@code database.schema.table}; null if no name stands here. */
    static @Nullable Target target(Tokens tokens, SearchPath path) {
        if (tokens.ended() || !tokens.lexer().kind().identifier()) {
            return null;
        }
        SourceLocation location = tokens.location();
        String schema = null;
        String name = tokens.lexer().name();
        tokens.advance();
        while (tokens.accept(TokenKind.DOT)) {
            if (tokens.ended() || !tokens.lexer().kind().identifier()) {
                return null;
            }
            schema = name;
            name = tokens.lexer().name();
            tokens.advance();
        }
        return new Target(new TableName(schema, name), path, location);
    }
}
