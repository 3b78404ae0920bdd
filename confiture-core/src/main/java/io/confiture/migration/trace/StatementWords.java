package io.confiture.migration.trace;

import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;

/** Writes the beginning of a statement on one line, without comments and without what stands in strings: it may be a secret. */
public final class StatementWords {

    private static final int LENGTH = 60;

    private StatementWords() {}

    /** Return the statement, cut after about sixty characters. */
    public static String of(Statement statement) {
        StringBuilder words = new StringBuilder();
        Lexer lexer = statement.lexer();
        int end = -1;
        while (words.length() < LENGTH && lexer.nextSignificant()) {
            if (end >= 0 && lexer.start() > end) {
                words.append(' ');
            }
            words.append(lexer.kind().string() ? "'...'" : lexer.text());
            end = lexer.end();
        }
        boolean cut = words.length() > LENGTH || lexer.nextSignificant();
        int at = Math.min(words.length(), LENGTH);
        return cut ? words.substring(0, at).stripTrailing() + "..." : words.toString();
    }
}
