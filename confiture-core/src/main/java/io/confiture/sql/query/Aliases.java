package io.confiture.sql.query;

import io.confiture.sql.TokenKind;

/** Finds the name that an item of a select list is given. */
final class Aliases {
    private Aliases() {}

    /** Return the index of the alias, the last token; -1 when there is none. */
    static int find(Tokens t, int from, int to) {
        int last = to - 1;
        if (last <= from || !t.kind(last).identifier() || t.kind(last - 1) == TokenKind.DOT) {
            return -1;
        }
        if (t.isWord(last - 1, "as") && t.kind(last - 2) != TokenKind.DOT) {
            return last;
        }
        return !Words.reserved(t, last) && endsOperand(t, last - 1) && !endsType(t, last) ? last : -1;
    }

    private static boolean endsOperand(Tokens t, int i) {
        return switch (t.kind(i)) {
            case NUMBER, PARAMETER, RIGHT_PAREN, RIGHT_BRACKET, QUOTED_IDENTIFIER, UNICODE_IDENTIFIER -> true;
            case IDENTIFIER ->
                (!Words.reserved(t, i) || t.isWord(i, "end", "null", "true", "false", "isnull", "notnull"))
                        && !(t.isWord(i, "over") && t.kind(i - 1) == TokenKind.RIGHT_PAREN)
                        && !(t.isWord(i, "zone") && t.isWord(i - 1, "time") && t.isWord(i - 2, "at"));
            default -> t.kind(i).string();
        };
    }

    private static boolean endsType(Tokens t, int last) {
        return (t.isWord(last, "precision") && t.isWord(last - 1, "double"))
                || (t.isWord(last, "varying") && t.isWord(last - 1, "character", "char", "bit", "nchar"))
                || (t.isWord(last, "character", "char") && t.isWord(last - 1, "national"))
                || (t.isWord(last, "zone") && t.isWord(last - 1, "time"))
                || (Words.field(t, last) && t.kind(last - 1).string() && t.isWord(last - 2, "interval"))
                || (Words.field(t, last) && t.isWord(last - 1, "interval"));
    }
}
