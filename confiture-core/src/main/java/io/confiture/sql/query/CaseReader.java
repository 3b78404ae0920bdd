package io.confiture.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CASE .. END. */
final class CaseReader {
    private final Reading reading;
    private final Tokens t;

    CaseReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    Expression read(int from, int to) {
        int end = to - 1;
        int when = next(from + 1, end);
        Expression operand = when > from + 1 ? reading.expressions.read(from + 1, when) : null;
        List<Expression.Case.When> branches = new ArrayList<>();
        Expression otherwise = null;
        while (when < end) {
            if (t.isWord(when, "else")) {
                otherwise = reading.expressions.read(when + 1, end);
                break;
            }
            int then = t.find(when + 1, end, "then");
            if (!t.isWord(when, "when") || then < 0) {
                return reading.expressions.other(from, to);
            }
            int next = next(then + 1, end);
            branches.add(new Expression.Case.When(
                    reading.expressions.read(when + 1, then), reading.expressions.read(then + 1, next)));
            when = next;
        }
        return make(operand, branches, otherwise, reading.span(from, to));
    }

    private static Expression make(
            @Nullable Expression operand,
            List<Expression.Case.When> branches,
            @Nullable Expression otherwise,
            Span span) {
        return new Expression.Case(operand, List.copyOf(branches), otherwise, span);
    }

    private int next(int from, int end) {
        int at = t.find(from, end, "when", "else");
        return at < 0 ? end : at;
    }
}
