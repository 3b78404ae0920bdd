package io.confiture.postgres;

import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;

/** Tells which names a statement brings into being, as far as its text shows. */
final class Created {

    private Created() {}

    /**
     * Say whether a statement creates something of a name.
     *
     * @param name without a schema
     */
    static boolean by(Statement statement, String name) {
        String command = statement.kind().command();
        if (command.startsWith("CREATE ")) {
            return headNames(statement.lexer(), lastWord(command), name) || bodyCreates(statement.lexer(), name);
        }
        if (command.startsWith("ALTER ")) {
            return renamed(statement.lexer(), name);
        }
        // SELECT .. INTO makes a table, and a DO block what its text says.
        return command.equals("SELECT")
                ? follows(statement.lexer(), "into", name)
                : command.equals("DO") && bodyCreates(statement.lexer(), name);
    }

    /** Read the name behind {@code CREATE .. TABLE [IF NOT EXISTS]}; a schema may be named by its owner only. */
    private static boolean headNames(Lexer lexer, String type, String name) {
        while (lexer.nextSignificant() && !lexer.isWord(type)) {
            // OR REPLACE, UNLOGGED, UNIQUE, CONSTRAINT: whatever stands before the type
        }
        String last = "";
        boolean dotted = true;
        while (lexer.nextSignificant()) {
            boolean skipped = last.isEmpty()
                    && (lexer.isWord("if")
                            || lexer.isWord("not")
                            || lexer.isWord("exists")
                            || lexer.isWord("concurrently")
                            || lexer.isWord("authorization"));
            if (skipped) {
                continue;
            }
            if (lexer.text().equals(".")) {
                dotted = true;
            } else if (dotted && lexer.kind().identifier()) {
                last = lexer.name();
                dotted = false;
            } else {
                break;
            }
        }
        return last.equals(name);
    }

    private static boolean renamed(Lexer lexer, String name) {
        return follows(lexer, "to", name);
    }

    /** Find {@code <word> name} or {@code <word> schema.name}. */
    private static boolean follows(Lexer lexer, String word, String name) {
        boolean after = false;
        while (lexer.nextSignificant()) {
            if (after && lexer.kind().identifier() && lexer.name().equals(name)) {
                return true;
            }
            after = lexer.isWord(word)
                    || (after && (lexer.kind().identifier() || lexer.text().equals(".")));
        }
        return false;
    }

    /** Find a string, or a body, that holds both CREATE and the name: what it does with them is not read. */
    private static boolean bodyCreates(Lexer lexer, String name) {
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            if (kind.string() && creates(lexer.source().substring(lexer.contentStart(), lexer.contentEnd()), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean creates(String body, String name) {
        Lexer lexer = Lexer.of(body);
        boolean create = false;
        while (lexer.nextSignificant()) {
            create |= lexer.isWord("create");
            if (create
                    && (lexer.kind().identifier()
                            ? lexer.name().equals(name)
                            : lexer.kind().string() && lexer.text().contains(name))) {
                return true;
            }
            if (lexer.kind().string()
                    && creates(lexer.source().substring(lexer.contentStart(), lexer.contentEnd()), name)) {
                return true;
            }
        }
        return false;
    }

    private static String lastWord(String command) {
        return command.substring(command.lastIndexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
