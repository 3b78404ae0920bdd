package io.confiture.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes scripts of texts, for the tests of this room. */
final class Sql {
    private Sql() {}

    static SqlScript script(String text) {
        return SqlScript.parse(SqlSource.of(Path.of("/project/db/test.sql"), "db/test.sql", text));
    }

    static Statement statement(String text) {
        List<Statement> statements = script(text).statements();
        if (statements.size() != 1) {
            throw new IllegalArgumentException(statements.size() + " statements in: " + text);
        }
        return statements.get(0);
    }

    static List<String> split(String text) {
        return script(text).statements().stream().map(Statement::text).toList();
    }

    /** Return each significant token as {@code KIND text}. */
    static List<String> tokens(String text) {
        Lexer lexer = Lexer.of(text);
        List<String> tokens = new ArrayList<>();
        while (lexer.nextSignificant()) {
            tokens.add(lexer.kind() + " " + lexer.text());
        }
        return tokens;
    }
}
