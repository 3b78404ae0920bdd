package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the sources of rows in a range of tokens, from left to right. */
final class FromReader {
    private final Reading reading;
    private final Tokens t;
    private final int to;
    private int i;
    private @Nullable String alias;
    private List<Name> columns = List.of();

    FromReader(Reading reading, int from, int to) {
        this.reading = reading;
        this.t = reading.tokens;
        this.i = from;
        this.to = to;
    }

    /** Return where the reader stands. */
    int position() {
        return i;
    }

    /** Read a list with commas. */
    List<FromItem> list() {
        List<FromItem> items = new ArrayList<>();
        while (i < to) {
            int start = i;
            items.add(joined());
            if (i < to && t.kind(i) != TokenKind.COMMA) {
                reading.problem("something unknown in FROM", i);
                items.add(skip(i == start ? i + 1 : i));
            }
            i++;
        }
        return List.copyOf(items);
    }

    /** Keep the subqueries of what is stepped over in sight: as a function of unknown form. */
    private FromItem skip(int start) {
        while (i < to && t.kind(i) != TokenKind.COMMA) {
            i = t.after(i);
        }
        return new FromItem.Unknown(reading.span(start, Math.min(i, to)));
    }

    /** Read the table that a command changes, with ONLY, star and alias. */
    FromItem.Table target() {
        int start = i;
        if (t.isWord(i, "only")) {
            i++;
        }
        boolean wrapped = t.kind(i) == TokenKind.LEFT_PAREN;
        i = wrapped ? i + 1 : i;
        int first = i;
        if (i >= to || !t.kind(i).identifier()) {
            reading.problem("no table's name", start);
        }
        i = Words.chainEnd(t, i, to);
        int end = i;
        i = wrapped ? i + 1 : i;
        i = t.isOperator(i, "*") && i < to ? i + 1 : i;
        alias();
        return new FromItem.Table(
                reading.queries.name(first, end), alias, columns, reading.span(first, Math.max(end, i)));
    }

    /** Read one source with all that is joined to it. */
    FromItem joined() {
        int start = i;
        FromItem left = primary();
        while (i < to && joinAt() >= 0) {
            left = join(start, left);
        }
        return left;
    }

    /** Return the index of the word JOIN that the words here lead to; -1 when no join begins here. */
    private int joinAt() {
        return joinAt(i);
    }

    private int joinAt(int from) {
        int at = from;
        while (t.isWord(at, "natural", "inner", "left", "right", "full", "outer", "cross")) {
            at++;
        }
        return at < to && t.isWord(at, "join") ? at : -1;
    }

    private FromItem join(int start, FromItem left) {
        int word = joinAt();
        boolean natural = t.isWord(i, "natural");
        int kindAt = natural ? i + 1 : i;
        FromItem.Join.Kind kind = t.isWord(kindAt, "left")
                ? FromItem.Join.Kind.LEFT
                : t.isWord(kindAt, "right")
                        ? FromItem.Join.Kind.RIGHT
                        : t.isWord(kindAt, "full")
                                ? FromItem.Join.Kind.FULL
                                : t.isWord(kindAt, "cross") ? FromItem.Join.Kind.CROSS : FromItem.Join.Kind.INNER;
        i = word + 1;
        int rightStart = i;
        FromItem right = primary();
        boolean conditional = !natural && kind != FromItem.Join.Kind.CROSS;
        // a JOIN b JOIN c ON .. ON ..: the inner join comes first.
        while (conditional && i < to && joinAt() >= 0) {
            right = join(rightStart, right);
        }
        Expression condition = null;
        List<Name> using = List.of();
        String joinAlias = null;
        if (conditional && t.isWord(i, "on") && i < to) {
            int end = conditionEnd(i + 1);
            condition = reading.expressions.read(i + 1, end);
            i = end;
        } else if (conditional && t.isWord(i, "using") && t.kind(i + 1) == TokenKind.LEFT_PAREN && i < to) {
            using = WithReader.names(reading, i + 2, t.partner(i + 1));
            i = t.after(i + 1);
            if (t.isWord(i, "as") && i < to) {
                joinAlias = t.name(i + 1);
                i += 2;
            }
        } else if (conditional) {
            reading.problem("a join without ON and USING", word);
        }
        return new FromItem.Join(left, kind, natural, right, condition, using, joinAlias, reading.span(start, i));
    }

    private int conditionEnd(int from) {
        for (int at = from; at < to; at = t.after(at)) {
            boolean ends = t.kind(at) == TokenKind.COMMA
                    || (t.isWord(at, "on", "using") && !t.labels(at))
                    || (joinAt(at) >= 0 && !t.labels(at));
            if (ends) {
                return at;
            }
        }
        return to;
    }

    private FromItem primary() {
        int start = i;
        boolean lateral = t.isWord(i, "lateral");
        i = lateral ? i + 1 : i;
        if (t.kind(i) == TokenKind.LEFT_PAREN && t.partner(i) > 0 && t.partner(i) < to) {
            return parenthesis(start, lateral);
        }
        if (t.isWord(i, "rows") && t.isWord(i + 1, "from") && t.kind(i + 2) == TokenKind.LEFT_PAREN) {
            int inner = i + 2;
            i = t.after(inner);
            return function(start, reading.expressions.other(inner, i));
        }
        if (i >= to || !(t.kind(i).identifier())) {
            reading.problem("something unknown in FROM", i);
            return skip(start);
        }
        int end = Words.chainEnd(t, i, to);
        if (t.kind(end) == TokenKind.LEFT_PAREN && end < to && !t.isWord(i, "only")) {
            int call = i;
            i = t.after(end);
            return function(start, reading.expressions.read(call, i));
        }
        if (Words.value(t, i) && end == i + 1) {
            i = end;
            return function(start, reading.expressions.read(end - 1, end));
        }
        FromItem.Table table = target();
        if (t.isWord(i, "tablesample") && i < to) {
            i = t.after(Words.chainEnd(t, i + 1, to));
            i = t.isWord(i, "repeatable") ? t.after(i + 1) : i;
        }
        return table;
    }

    private FromItem parenthesis(int start, boolean lateral) {
        int close = t.partner(i);
        if (reading.expressions.startsQuery(i + 1, close)) {
            Query query = reading.queries.query(i + 1, close);
            i = close + 1;
            alias();
            return new FromItem.Derived(query, lateral, alias, columns, reading.span(start, i));
        }
        FromReader inner = new FromReader(reading, i + 1, close);
        FromItem item = inner.joined();
        if (inner.position() != close) {
            reading.problem("something unknown in FROM", inner.position());
        }
        i = close + 1;
        alias();
        return alias != null && item instanceof FromItem.Join join
                ? new FromItem.Join(
                        join.left(),
                        join.kind(),
                        join.natural(),
                        join.right(),
                        join.condition(),
                        join.using(),
                        alias,
                        reading.span(start, i))
                : item;
    }

    private FromItem function(int start, Expression call) {
        if (t.isWord(i, "with") && t.isWord(i + 1, "ordinality")) {
            i += 2;
        }
        alias();
        return new FromItem.Function(call, alias, columns, reading.span(start, i));
    }

    /** Read {@code [AS] name [(names)]}, or {@code AS (name type, ...)}. */
    private void alias() {
        alias = null;
        columns = List.of();
        boolean as = i < to && t.isWord(i, "as");
        int at = as ? i + 1 : i;
        boolean named = at < to && t.kind(at).identifier() && (as || !Words.reserved(t, at)) && !t.isWord(at, "set");
        named &= as || !(t.isWord(at, "with") || t.isWord(at, "values"));
        if (named) {
            alias = t.name(at);
            at++;
        }
        if ((named || as) && at < to && t.kind(at) == TokenKind.LEFT_PAREN && t.partner(at) > 0) {
            columns = WithReader.names(reading, at + 1, t.partner(at));
            at = t.after(at);
        }
        i = named || as ? at : i;
    }
}
