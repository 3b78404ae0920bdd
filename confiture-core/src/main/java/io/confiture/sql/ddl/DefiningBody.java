package io.confiture.sql.ddl;

import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the body of a DO or a routine that may define tables: it says CREATE, ALTER or DROP TABLE, also in a string, or it
 * executes text that cannot be read.
 *
 * @param names the names in it; empty when it puts the name of a table or the whole text together
 */
record DefiningBody(Set<String> names) {
    /** Strings in strings in strings are the deepest that anybody writes. */
    private static final int DEPTH = 4;

    private static final Set<String> VERBS = Set.of("create", "alter", "drop");
    private static final Set<String> BETWEEN = Set.of("unlogged", "foreign", "if", "exists", "not", "only");
    private static final Set<String> NO_STATEMENT = Set.of("function", "procedure", "on");

    /** Read a body; null when it defines no table. */
    static @Nullable DefiningBody read(Lexer string) {
        Scan scan = new Scan();
        scan.text(string.source(), string.contentStart(), string.contentEnd(), 0);
        if (!scan.defines && !scan.dynamic) {
            return null;
        }
        return new DefiningBody(scan.dynamic ? Set.of() : scan.names);
    }

    private enum After {
        NOTHING,
        VERB,
        TABLE,
        EXECUTE,
        FORMAT
    }

    private static final class Scan {
        private final Set<String> names = new HashSet<>();
        private boolean defines;
        private boolean dynamic;

        private void text(String source, int from, int to, int depth) {
            Lexer lexer = Lexer.of(source, from, to);
            After after = After.NOTHING;
            while (lexer.nextSignificant()) {
                TokenKind kind = lexer.kind();
                if (kind.string() && depth < DEPTH) {
                    text(source, lexer.contentStart(), lexer.contentEnd(), depth + 1);
                }
                after = kind.identifier() ? identifier(lexer.name(), after) : other(kind, after);
            }
            dynamic |= after == After.TABLE;
        }

        private After identifier(String name, After after) {
            names.add(name);
            switch (after) {
                case EXECUTE -> {
                    // EXECUTE FUNCTION belongs to a trigger, EXECUTE ON to a GRANT; any other name is a variable.
                    dynamic |= !name.equals("format") && !NO_STATEMENT.contains(name);
                    return name.equals("format") ? After.FORMAT : After.NOTHING;
                }
                case VERB -> {
                    if (name.equals("table")) {
                        return After.TABLE;
                    } else if (BETWEEN.contains(name)) {
                        return After.VERB;
                    }
                }
                case TABLE -> {
                    defines |= !BETWEEN.contains(name);
                    return BETWEEN.contains(name) ? After.TABLE : After.NOTHING;
                }
                default -> {}
            }
            return name.equals("execute") ? After.EXECUTE : VERBS.contains(name) ? After.VERB : After.NOTHING;
        }

        private After other(TokenKind kind, After after) {
            switch (after) {
                case TABLE -> dynamic = true;
                case FORMAT -> {
                    dynamic |= kind != TokenKind.LEFT_PAREN && !kind.string();
                    return kind == TokenKind.LEFT_PAREN ? After.FORMAT : After.NOTHING;
                }
                // A list of privileges goes on with a comma: GRANT EXECUTE, SELECT ..
                case EXECUTE -> dynamic |= !kind.string() && kind != TokenKind.COMMA;
                default -> {}
            }
            return After.NOTHING;
        }
    }
}
