package io.confiture.migration.author;

import io.confiture.sql.Lexer;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the commands out of a DO block that runs from its first line to its last.
 *
 * <p>A block that asks, loops, catches or runs texts is not followed: what it does depends on what it finds.
 */
final class BlockReader {

    private static final List<String> BRANCHES =
            List.of("if", "case", "loop", "while", "for", "foreach", "exception", "execute", "declare");

    private final Statement block;
    private boolean straight = true;
    private final List<Statement> commands = new ArrayList<>();

    BlockReader(Statement block) {
        this.block = block;
        Lexer lexer = block.lexer();
        while (lexer.nextSignificant()) {
            if (lexer.kind() == TokenKind.DOLLAR_STRING) {
                read(lexer);
                return;
            }
        }
        straight = false;
    }

    /** Say whether every command of the block runs exactly once, so that {@link #commands} is all it does. */
    boolean straight() {
        return straight;
    }

    List<Statement> commands() {
        return commands;
    }

    private void read(Lexer string) {
        String text = string.source();
        int from = text.indexOf('$', string.start() + 1) + 1;
        int to = text.lastIndexOf('$', string.end() - 2);
        Lexer lexer = Lexer.of(text, from, Math.max(from, to));
        int begin = -1;
        while (lexer.nextSignificant()) {
            straight &= begin >= 0 || BRANCHES.stream().noneMatch(lexer::isWord);
            if (lexer.kind() == TokenKind.SEMICOLON) {
                if (begin >= 0) {
                    add(text, begin, lexer.end());
                }
                begin = -1;
            } else if (begin < 0 && !lexer.isWord("begin") && !lexer.isWord("end")) {
                begin = lexer.start();
            }
        }
    }

    private void add(String text, int from, int to) {
        StringBuilder alone = new StringBuilder(text.length());
        for (int i = 0; i < to; i++) {
            char c = text.charAt(i);
            alone.append(i >= from || c == '\n' || c == '\r' ? c : ' ');
        }
        SqlSource source = block.source();
        commands.addAll(SqlScript.parse(SqlSource.of(source.file(), source.name(), alone.toString()))
                .statements());
    }
}
