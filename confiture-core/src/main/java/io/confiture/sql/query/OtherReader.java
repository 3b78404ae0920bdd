package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Takes columns and subqueries out of tokens that are not understood further. */
final class OtherReader {
    private final Reading reading;
    private final Tokens t;
    private final List<Expression.Column> columns = new ArrayList<>();
    private final List<Query> subqueries = new ArrayList<>();

    OtherReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    Expression.Other read(int from, int to) {
        int i = from;
        while (i < to) {
            i = step(i, to);
        }
        return new Expression.Other(List.copyOf(columns), List.copyOf(subqueries), reading.span(from, to));
    }

    private int step(int i, int to) {
        if (t.kind(i) == TokenKind.LEFT_PAREN) {
            int close = t.partner(i);
            if (close > 0 && close < to && reading.expressions.startsQuery(i + 1, close)) {
                subqueries.add(reading.queries.query(i + 1, close));
                return close + 1;
            }
            return i + 1;
        } else if (t.isOperator(i, "::")) {
            return Math.max(i + 1, Words.typeEnd(t, i + 1, to));
        } else if (t.kind(i).identifier()) {
            return name(i, to);
        }
        return i + 1;
    }

    private int name(int i, int to) {
        if (t.isWord(i, "as") && t.kind(i - 1) != TokenKind.DOT) {
            return Math.max(i + 1, Words.typeEnd(t, i + 1, to));
        }
        if (Words.reserved(t, i) || Words.value(t, i) || clause(i)) {
            return i + 1;
        }
        int end = Words.chainEnd(t, i, to);
        if (t.kind(end) == TokenKind.LEFT_PAREN && end < to) {
            return end;
        }
        boolean label = end < to
                && (t.isOperator(end, "=>")
                        || t.isOperator(end, ":=")
                        || t.kind(end).string());
        boolean window = t.isWord(i - 1, "over");
        if (!label && !window) {
            List<String> parts = new ArrayList<>();
            for (int part = i; part < end; part += 2) {
                parts.add(t.name(part));
            }
            columns.add(new Expression.Column(List.copyOf(parts), reading.span(i, end)));
        }
        return end;
    }

    /** Tell whether a word that is not reserved is part of a clause here. */
    private boolean clause(int i) {
        return (t.isWord(i, "at") && t.isWord(i + 1, "time"))
                || (t.isWord(i, "time") && t.isWord(i - 1, "at") && t.isWord(i + 1, "zone"))
                || (t.isWord(i, "zone") && t.isWord(i - 1, "time"))
                || (t.isWord(i, "over")
                        && (t.kind(i + 1) == TokenKind.LEFT_PAREN
                                || t.kind(i + 1).identifier()))
                || (t.isWord(i, "partition") && t.isWord(i + 1, "by"))
                || (t.isWord(i, "by") && t.isWord(i - 1, "partition", "order", "group"))
                || (t.isWord(i, "nulls") && t.isWord(i + 1, "first", "last"))
                || (t.isWord(i, "first", "last") && t.isWord(i - 1, "nulls"))
                || (t.isWord(i, "escape") && t.kind(i + 1).string())
                || (t.isWord(i, "within") && t.isWord(i + 1, "group"))
                || (Words.field(t, i) && t.kind(i - 1).string() && t.isWord(i - 2, "interval"));
    }
}
