package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.Tokens;
import java.util.List;

/** Reads the arguments of a routine. */
final class Arguments {
    private Arguments() {}

    /** Read the parenthesis at {@code paren}. */
    static void read(Tokens t, int paren, Argument.Mode otherwise, List<Argument> found) {
        int end = t.partner(paren);
        int start = paren + 1;
        for (int i = start; i <= end; i = t.after(i)) {
            if (i == end || t.kind(i) == TokenKind.COMMA) {
                if (i > start) {
                    found.add(argument(t, start, i, otherwise));
                }
                start = i + 1;
            }
        }
    }

    private static Argument argument(Tokens t, int from, int to, Argument.Mode otherwise) {
        int end = to;
        for (int i = to - 1; i > from; i--) {
            if (t.isWord(i, "default") || t.isOperator(i, "=")) {
                end = i;
            }
        }
        int first = from;
        Argument.Mode mode = mode(t, first);
        boolean early = mode != null;
        first = early ? first + 1 : first;
        first += t.isWord(first, "out") && mode == Argument.Mode.IN ? 1 : 0;
        boolean inout = early && t.isWord(first - 1, "out") && t.isWord(first - 2, "in") && first - 2 >= from;
        // A name stands before the type where two words follow, the first of which begins no type of several words.
        boolean named = first + 1 < end && t.kind(first).identifier() && namesNext(t, first, end);
        String name = named ? t.name(first) : null;
        int type = named ? first + 1 : first;
        // The mode may stand after the name as well.
        Argument.Mode late = named && !early ? mode(t, type) : null;
        type = late != null && type + 1 < end ? type + 1 : type;
        Argument.Mode result = inout ? Argument.Mode.INOUT : early ? mode : late != null ? late : otherwise;
        return new Argument(result == null ? otherwise : result, name, new Span(t, type, end));
    }

    private static boolean namesNext(Tokens t, int first, int end) {
        boolean pair = (t.isWord(first, "double") && t.isWord(first + 1, "precision"))
                || (t.isWord(first, "character", "char", "bit", "national", "nchar")
                        && t.isWord(first + 1, "varying", "character", "char"))
                || (t.isWord(first, "timestamp", "time") && t.isWord(first + 1, "with", "without"))
                || (t.isWord(first, "setof"))
                || (t.isWord(first, "interval")
                        && t.isWord(first + 1, "year", "month", "day", "hour", "minute", "second"))
                || t.isWord(first + 1, "array");
        return !pair && t.kind(first + 1).identifier();
    }

    private static Argument.@org.jspecify.annotations.Nullable Mode mode(Tokens t, int i) {
        return t.isWord(i, "in")
                ? Argument.Mode.IN
                : t.isWord(i, "out")
                        ? Argument.Mode.OUT
                        : t.isWord(i, "inout")
                                ? Argument.Mode.INOUT
                                : t.isWord(i, "variadic") ? Argument.Mode.VARIADIC : null;
    }
}
