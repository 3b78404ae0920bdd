package io.confiture.sql;

/**
 * Follows BEGIN .. END in a CREATE FUNCTION or PROCEDURE, where a {@code ;} ends no statement.
 *
 * <p>psql's own rule (psqlscan.l): only if the first words are CREATE [OR REPLACE] FUNCTION or PROCEDURE, BEGIN opens,
 * CASE opens inside of it, END closes, all outside of parentheses. It looks at no more, so that a function <em>named</em>
 * begin swallows the rest of the file in psql, and here.
 */
final class RoutineBody {
    private final char[] words = new char[4];
    private int count;
    private boolean routine;
    private int depth;
    private int openedAt;

    void identifier(Lexer lexer, int parens) {
        if (count < 4) {
            words[count] = letter(lexer);
            count++;
            routine = words[0] == 'c' && (names(1) || (count > 3 && words[1] == 'o' && words[2] == 'r' && names(3)));
        }
        if (!routine || parens > 0) {
            return;
        }
        if (lexer.isWord("begin")) {
            if (depth++ == 0) {
                openedAt = lexer.start();
            }
        } else if (depth > 0 && lexer.isWord("case")) {
            depth++;
        } else if (depth > 0 && lexer.isWord("end")) {
            depth--;
        }
    }

    private boolean names(int place) {
        return count > place && (words[place] == 'f' || words[place] == 'p');
    }

    private static char letter(Lexer lexer) {
        return lexer.isWord("create")
                ? 'c'
                : lexer.isWord("function")
                        ? 'f'
                        : lexer.isWord("procedure")
                                ? 'p'
                                : lexer.isWord("or") ? 'o' : lexer.isWord("replace") ? 'r' : ' ';
    }

    boolean open() {
        return depth > 0;
    }

    int openedAt() {
        return openedAt;
    }

    /** Follow a text from whose beginning so many characters were taken. */
    void moved(int by) {
        openedAt -= by;
    }

    /** Begin a new command in the same message: after {@code \;}. */
    void newCommand() {
        count = 0;
        routine = false;
    }

    void reset() {
        newCommand();
        depth = 0;
    }
}
