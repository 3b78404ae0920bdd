package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Expression.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the expression that fills a range of tokens. */
final class ExpressionReader {
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=");
    private static final String[] TESTS = {
        "is", "in", "like", "ilike", "similar", "between", "isnull", "notnull", "overlaps", "not"
    };

    private final Reading reading;
    private final Tokens t;

    ExpressionReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    /** Read a list with commas. */
    List<Expression> list(int from, int to) {
        return t.commas(from, to).stream().map(s -> read(s.from(), s.to())).toList();
    }

    Expression read(int from, int to) {
        if (!reading.enter(from)) {
            return new Expression.Other(List.of(), List.of(), reading.span(from, to));
        }
        Expression expression = condition(from, to);
        reading.leave();
        return expression;
    }

    private Expression condition(int from, int to) {
        List<Span> parts = new ArrayList<>();
        int start = from;
        int betweens = 0;
        for (int i = from; i < to; i = t.after(i)) {
            if (t.kind(i) != TokenKind.IDENTIFIER || t.labels(i)) {
                continue;
            }
            if (t.isWord(i, "or")) {
                return other(from, to);
            } else if (t.isWord(i, "between")) {
                betweens++;
            } else if (t.isWord(i, "and") && betweens > 0) {
                betweens--;
            } else if (t.isWord(i, "and")) {
                parts.add(reading.span(start, i));
                start = i + 1;
            }
        }
        if (parts.isEmpty()) {
            return comparison(from, to);
        }
        parts.add(reading.span(start, to));
        List<Expression> conditions =
                parts.stream().map(s -> read(s.from(), s.to())).toList();
        return new Expression.And(conditions, reading.span(from, to));
    }

    private Expression comparison(int from, int to) {
        int comparisons = 0;
        int at = -1;
        for (int i = from; i < to; i = t.after(i)) {
            if (t.kind(i) == TokenKind.OPERATOR && COMPARISONS.contains(t.text(i))) {
                comparisons++;
                at = i;
            }
        }
        int test = t.find(from, to, TESTS);
        if (comparisons == 0 && test < 0) {
            return value(from, to);
        }
        int right = at + 1;
        if (comparisons == 0
                && t.isWord(test, "is")
                && t.isWord(test + 1, "not")
                && t.isWord(test + 2, "distinct")
                && t.isWord(test + 3, "from")
                && t.find(test + 4, to, TESTS) < 0) {
            at = test;
            right = test + 4;
        } else if (comparisons != 1 || test >= 0 || !t.isOperator(at, "=") || t.isWord(right, "any", "some", "all")) {
            return other(from, to);
        }
        return equality(read(from, at), read(right, to), reading.span(from, to));
    }

    /** Take {@code (a, b) = (c, d)} apart. */
    private static Expression equality(Expression left, Expression right, Span span) {
        if (left instanceof Expression.Row a
                && right instanceof Expression.Row b
                && a.values().size() == b.values().size()
                && a.values().size() > 1) {
            List<Expression> pairs = new ArrayList<>();
            for (int i = 0; i < a.values().size(); i++) {
                pairs.add(equality(a.values().get(i), b.values().get(i), span));
            }
            return new Expression.And(List.copyOf(pairs), span);
        }
        return new Expression.Equality(left, right, span);
    }

    private Expression value(int from, int to) {
        Span span = reading.span(from, to);
        if (t.kind(from) == TokenKind.LEFT_PAREN && t.partner(from) == to - 1) {
            return parenthesis(from, to);
        }
        if (to - from == 1) {
            return single(from);
        }
        if (to - from == 2
                && t.kind(to - 1) == TokenKind.NUMBER
                && (t.isOperator(from, "-") || t.isOperator(from, "+"))) {
            return new Constant(Constant.Kind.NUMBER, span);
        }
        int cast = -1;
        boolean operators = t.find(from, to, "collate", "at") >= 0;
        for (int i = from; i < to; i = t.after(i)) {
            if (t.isOperator(i, "::")) {
                cast = i;
            } else if (t.kind(i) == TokenKind.OPERATOR && !wholeRow(i, from, to)) {
                operators = true;
            }
        }
        if (operators) {
            return other(from, to);
        }
        if (cast > from && Words.typeEnd(t, cast + 1, to) == to) {
            return new Expression.Cast(read(from, cast), reading.span(cast + 1, to), span);
        }
        return cast < 0 ? primary(from, to) : other(from, to);
    }

    private boolean wholeRow(int i, int from, int to) {
        return t.isOperator(i, "*") && i == to - 1 && i > from && t.kind(i - 1) == TokenKind.DOT;
    }

    private Expression parenthesis(int from, int to) {
        if (startsQuery(from + 1, to - 1)) {
            return new Expression.Subquery(reading.queries.query(from + 1, to - 1), 0, reading.span(from, to));
        }
        List<Span> parts = t.commas(from + 1, to - 1);
        return parts.size() == 1
                ? read(from + 1, to - 1)
                : new Expression.Row(list(from + 1, to - 1), reading.span(from, to));
    }

    private Expression single(int i) {
        Span span = reading.span(i, i + 1);
        return switch (t.kind(i)) {
            case NUMBER -> new Constant(Constant.Kind.NUMBER, span);
            case BIT_STRING, HEX_STRING -> new Constant(Constant.Kind.BITS, span);
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING ->
                new Constant(Constant.Kind.STRING, span);
            case PARAMETER -> parameter(i);
            case QUOTED_IDENTIFIER, UNICODE_IDENTIFIER -> new Expression.Column(List.of(t.name(i)), span);
            case IDENTIFIER -> word(i, span);
            case OPERATOR ->
                t.isOperator(i, "*")
                        ? new Expression.Star(List.of(), span)
                        : new Expression.Other(List.of(), List.of(), span);
            default -> new Expression.Other(List.of(), List.of(), span);
        };
    }

    private Expression parameter(int i) {
        String digits = t.text(i).substring(1);
        // More digits than an int has name no parameter that exists.
        return digits.length() > 9
                ? other(i, i + 1)
                : new Expression.Parameter(Integer.parseInt(digits), reading.span(i, i + 1));
    }

    private Expression word(int i, Span span) {
        if (t.isWord(i, "null")) {
            return new Constant(Constant.Kind.NULL, span);
        } else if (t.isWord(i, "true", "false")) {
            return new Constant(Constant.Kind.BOOLEAN, span);
        } else if (t.isWord(i, "default")) {
            return new Constant(Constant.Kind.DEFAULT, span);
        } else if (Words.value(t, i)) {
            return new Expression.Call(List.of(t.name(i)), List.of(), true, span);
        }
        return Words.reserved(t, i)
                ? new Expression.Other(List.of(), List.of(), span)
                : new Expression.Column(List.of(t.name(i)), span);
    }

    private Expression primary(int from, int to) {
        Span span = reading.span(from, to);
        if (t.isWord(from, "case")) {
            return t.partner(from) == to - 1 ? new CaseReader(reading).read(from, to) : other(from, to);
        }
        if (!t.kind(from).identifier()) {
            return other(from, to);
        }
        int end = Words.chainEnd(t, from, to);
        if (end == to && (end - from > 1 || !Words.reserved(t, from))) {
            return new Expression.Column(parts(from, end), span);
        }
        if (end == to - 2 && t.kind(end) == TokenKind.DOT && t.isOperator(end + 1, "*")) {
            return new Expression.Star(parts(from, end), span);
        }
        if (t.kind(end) == TokenKind.LEFT_PAREN && t.partner(end) == to - 1) {
            return call(from, end, to);
        }
        if (t.kind(to - 1).string() && Words.typeEnd(t, from, to - 1) == to - 1 && !Words.reserved(t, from)) {
            return new Expression.Cast(single(to - 1), reading.span(from, to - 1), span);
        }
        return other(from, to);
    }

    private Expression call(int from, int paren, int to) {
        Span span = reading.span(from, to);
        int last = to - 1;
        boolean plainName = paren - from == 1 && t.kind(from) == TokenKind.IDENTIFIER;
        if (plainName && t.isWord(from, "cast")) {
            int as = t.find(paren + 1, last, "as");
            return as < 0
                    ? other(from, to)
                    : new Expression.Cast(read(paren + 1, as), reading.span(as + 1, last), span);
        } else if (plainName && t.isWord(from, "row")) {
            return new Expression.Row(list(paren + 1, last), span);
        } else if (plainName && Words.reserved(t, from) && !t.isWord(from, "left", "right")) {
            return other(from, to);
        }
        int start = paren + 1;
        boolean plain = true;
        if (t.isWord(start, "distinct", "all", "variadic")) {
            start++;
            plain = false;
        }
        int order = t.find(start, last, "order");
        if (order >= 0) {
            // What an aggregate orders by may hold a subquery: keep it with the arguments, as one that is not plain.
            List<Expression> all = new ArrayList<>(arguments(start, order));
            all.add(other(order, last));
            return new Expression.Call(parts(from, paren), List.copyOf(all), false, span);
        }
        return new Expression.Call(parts(from, paren), arguments(start, last), plain, span);
    }

    private List<Expression> arguments(int from, int to) {
        return t.commas(from, to).stream()
                .map(s -> t.isOperator(s.from() + 1, "=>") || t.isOperator(s.from() + 1, ":=")
                        ? read(s.from() + 2, s.to())
                        : read(t.isWord(s.from(), "variadic") ? s.from() + 1 : s.from(), s.to()))
                .toList();
    }

    private List<String> parts(int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i += 2) {
            parts.add(t.name(i));
        }
        return List.copyOf(parts);
    }

    /** Take the columns and subqueries out of a range without saying more about it. */
    Expression.Other other(int from, int to) {
        return new OtherReader(reading).read(from, to);
    }

    /** Tell whether a range, such as the inside of a parenthesis, is a query. */
    boolean startsQuery(int from, int to) {
        int start = from;
        int end = to;
        // By a loop: a thousand parentheses are no reason to fall over.
        while (t.kind(start) == TokenKind.LEFT_PAREN) {
            int close = t.partner(start);
            boolean whole = close == end - 1;
            if (close < 0
                    || !(whole || t.isWord(close + 1, "union", "intersect", "except", "order", "limit", "offset"))) {
                return false;
            }
            start++;
            end = close;
        }
        return start < end
                && (t.isWord(start, "select", "with", "table")
                        || (t.isWord(start, "values") && t.kind(start + 1) == TokenKind.LEFT_PAREN));
    }
}
