package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Is PL/pgSQL's INTO with its variables, which may stand nearly anywhere in a statement.
 *
 * @param from the token INTO
 * @param names the first variable's first token
 * @param to the token after the last variable
 */
record Into(int from, int names, int to) {

    /** Find it outside of parentheses; that of INSERT INTO and MERGE INTO is another. */
    static @Nullable Into find(Tokens t, int from, int to) {
        int at = t.find(from, to, "into");
        while (at >= 0 && t.isWord(at - 1, "insert", "merge")) {
            at = t.find(at + 1, to, "into");
        }
        if (at < 0) {
            return null;
        }
        int names = t.isWord(at + 1, "strict") ? at + 2 : at + 1;
        int end = variable(t, names);
        while (end < to && t.kind(end) == TokenKind.COMMA && t.kind(end + 1).identifier()) {
            end = variable(t, end + 1);
        }
        return new Into(at, names, Math.min(end, to));
    }

    private static int variable(Tokens t, int from) {
        int i = from + 1;
        while (t.kind(i) == TokenKind.DOT || t.kind(i) == TokenKind.LEFT_BRACKET) {
            i = t.kind(i) == TokenKind.DOT ? i + 2 : t.after(i);
        }
        return i;
    }
}
