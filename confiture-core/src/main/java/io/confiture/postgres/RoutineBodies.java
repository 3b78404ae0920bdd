package io.confiture.postgres;

import io.confiture.sql.Lexer;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the bodies of functions, procedures and DO blocks in a script, to turn "line 3 of f()" into a place in a file. */
final class RoutineBodies {

    /** How the server names the body of a DO statement. */
    private static final String INLINE = "inline_code_block";

    /**
     * A body as it stands in a file.
     *
     * @param name the routine's name without schema
     * @param source the file
     * @param start the offset of the body's first character, after the opening quote: line 1 for the server
     * @param end the offset after its last character
     */
    record Body(String name, SqlSource source, int start, int end) {

        /** Return the offset of the first character of a line that is no blank, or -1 when there is no such line. */
        int lineStart(int line) {
            String text = source.text();
            int at = start;
            for (int n = 1; n < line; n++) {
                int feed = text.indexOf('\n', at);
                if (feed < 0 || feed >= end) {
                    return -1;
                }
                at = feed + 1;
            }
            while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return at;
        }
    }

    private final List<Statement> statements;

    /** Look into statements, the failed one last. */
    RoutineBodies(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Return the body that the server means, if there can be no doubt.
     *
     * @param routine as the server prints it: {@code schema.name(types)}, {@code name(types)} or {@code inline_code_block}
     */
    Optional<Body> find(String routine) {
        Statement last = statements.get(statements.size() - 1);
        if (routine.equals(INLINE)) {
            return last.kind().is("DO") ? body(last, INLINE) : Optional.empty();
        }
        String name = lastName(routine);
        List<Body> found = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement.kind().is("CREATE FUNCTION") || statement.kind().is("CREATE PROCEDURE")) {
                body(statement, name).ifPresent(found::add);
            }
        }
        // Overloaded, or made again: which one was called cannot be told from the name.
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<Body> body(Statement statement, String name) {
        Lexer lexer = statement.lexer();
        if (!name.equals(INLINE) && !moveBehindName(lexer, name)) {
            return Optional.empty();
        }
        boolean expected = name.equals(INLINE);
        int parens = 0;
        while (lexer.nextSignificant()) {
            if (lexer.kind() == TokenKind.LEFT_PAREN) {
                parens++;
            } else if (lexer.kind() == TokenKind.RIGHT_PAREN) {
                parens--;
            } else if (parens == 0 && lexer.isWord("as")) {
                expected = true;
            } else if (expected && (lexer.kind() == TokenKind.DOLLAR_STRING || lexer.kind() == TokenKind.STRING)) {
                return Optional.of(new Body(name, statement.source(), lexer.contentStart(), lexer.contentEnd()));
            }
        }
        return Optional.empty();
    }

    /** Move to the routine's name; false when it is another. */
    private static boolean moveBehindName(Lexer lexer, String name) {
        while (lexer.nextSignificant()) {
            if (lexer.isWord("function") || lexer.isWord("procedure")) {
                String last = "";
                while (lexer.nextSignificant() && lexer.kind() != TokenKind.LEFT_PAREN) {
                    last = lexer.name();
                }
                // Stands on the parenthesis that opens the arguments: step over them.
                int parens = 1;
                while (parens > 0 && lexer.nextSignificant()) {
                    parens += lexer.kind() == TokenKind.LEFT_PAREN ? 1 : lexer.kind() == TokenKind.RIGHT_PAREN ? -1 : 0;
                }
                return last.equals(name);
            }
        }
        return false;
    }

    private static String lastName(String routine) {
        Lexer lexer = Lexer.of(routine);
        String last = "";
        while (lexer.nextSignificant() && lexer.kind() != TokenKind.LEFT_PAREN) {
            last = lexer.name();
        }
        return last;
    }
}
