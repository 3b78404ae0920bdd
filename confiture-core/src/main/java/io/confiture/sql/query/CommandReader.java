package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Command.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statement that fills a range of tokens. */
final class CommandReader {
    private final Reading reading;
    private final Tokens t;

    CommandReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    Command read(int from, int to) {
        for (int i = from; i < to; i = t.after(i)) {
            if (t.kind(i) == TokenKind.SEMICOLON) {
                reading.problem("more than one statement", i);
                return read(from, i);
            }
        }
        WithReader with = new WithReader(reading);
        int start = with.read(from, to);
        List<CommonTable> tables = with.tables();
        if (t.isWord(start, "insert") && t.isWord(start + 1, "into")) {
            return insert(tables, from, start + 2, to);
        } else if (t.isWord(start, "update")) {
            return update(tables, from, start + 1, to);
        } else if (t.isWord(start, "delete") && t.isWord(start + 1, "from")) {
            return delete(tables, from, start + 2, to);
        } else if (t.isWord(start, "merge") && t.isWord(start + 1, "into")) {
            return new MergeReader(reading).read(tables, from, start + 2, to);
        } else if (t.kind(start) == TokenKind.LEFT_PAREN || t.isWord(start, "select", "values", "table", "with")) {
            return reading.queries.query(tables, from, start, to);
        }
        return new OtherCommandReader(reading).read(tables, from, start, to);
    }

    /** Read what follows SELECT as a query. */
    Query expression(int from, int to) {
        int tail = t.find(from, to, "union", "intersect", "except", "order", "limit", "offset", "fetch", "for");
        int end = tail < 0 ? to : tail;
        QueryBody.Select select = reading.queries.select(from, from, end);
        List<Expression> rest = end < to ? List.of(reading.expressions.other(end, to)) : List.of();
        if (t.isWord(end, "union", "intersect", "except") && end < to) {
            reading.problem("a set operation in an expression", end);
        }
        return new Query(List.of(), select, rest, reading.span(from, to));
    }

    private Command insert(List<CommonTable> with, int from, int start, int to) {
        int end = Words.chainEnd(t, start, to);
        String alias = null;
        int i = end;
        if (t.isWord(i, "as") && i < to) {
            alias = t.name(i + 1);
            i += 2;
        }
        if (!t.kind(start).identifier()) {
            reading.problem("INSERT without a table", start);
        }
        FromItem.Table target =
                new FromItem.Table(reading.queries.name(start, end), alias, List.of(), reading.span(start, i));
        List<Name> columns = List.of();
        int close = t.partner(i);
        if (t.kind(i) == TokenKind.LEFT_PAREN && close > 0 && !reading.expressions.startsQuery(i + 1, close)) {
            columns = WithReader.names(reading, i + 1, close);
            i = close + 1;
        }
        if (t.isWord(i, "overriding")) {
            i += 3;
        }
        int returning = returning(i, to);
        int conflict = conflict(i, returning);
        Query source = t.isWord(i, "default") ? null : reading.queries.query(i, conflict);
        return new Command.Insert(
                with,
                target,
                columns,
                source,
                conflict < returning ? onConflict(conflict, returning) : null,
                reading.queries.items(returning + 1, to),
                reading.span(from, to));
    }

    private int conflict(int from, int to) {
        int at = t.find(from, to, "on");
        while (at >= 0
                && !(t.isWord(at + 1, "conflict")
                        && (t.kind(at + 2) == TokenKind.LEFT_PAREN || t.isWord(at + 2, "do", "on")))) {
            at = t.find(at + 1, to, "on");
        }
        return at < 0 ? to : at;
    }

    private Command.Conflict onConflict(int from, int to) {
        int action = t.find(from, to, "do");
        int end = action < 0 ? to : action;
        List<Expression> target = List.of(reading.expressions.other(from + 2, end));
        List<Assignment> assignments = List.of();
        Expression where = null;
        if (t.isWord(end + 1, "update") && t.isWord(end + 2, "set")) {
            int condition = t.find(end + 3, to, "where");
            assignments = assignments(end + 3, condition < 0 ? to : condition);
            where = condition < 0 ? null : reading.expressions.read(condition + 1, to);
        } else if (!t.isWord(end + 1, "nothing")) {
            reading.problem("ON CONFLICT of unknown form", from);
        }
        return new Command.Conflict(target, assignments, where, reading.span(from, to));
    }

    private Command update(List<CommonTable> with, int from, int start, int to) {
        FromReader tables = new FromReader(reading, start, to);
        FromItem.Table target = tables.target();
        int set = tables.position();
        if (!t.isWord(set, "set")) {
            reading.problem("UPDATE without SET", set);
            return new Command.Other(
                    with, "update", List.of(target), TableReference.Role.UPDATE, null, reading.span(from, to));
        }
        int returning = returning(set, to);
        int where = where(set, returning);
        int source = source(set + 1, where);
        return new Command.Update(
                with,
                target,
                assignments(set + 1, source),
                new FromReader(reading, source + 1, where).list(),
                condition(where, returning),
                reading.queries.items(returning + 1, to),
                reading.span(from, to));
    }

    /** Return where FROM begins; that of IS DISTINCT FROM is none. */
    private int source(int from, int to) {
        int at = t.find(from, to, "from");
        while (at >= 0 && t.isWord(at - 1, "distinct")) {
            at = t.find(at + 1, to, "from");
        }
        return at < 0 ? to : at;
    }

    private Command delete(List<CommonTable> with, int from, int start, int to) {
        FromReader tables = new FromReader(reading, start, to);
        FromItem.Table target = tables.target();
        int using = tables.position();
        int returning = returning(start, to);
        int where = where(start, returning);
        boolean others = t.isWord(using, "using") && using < where;
        if (!others && using < where) {
            reading.problem("DELETE of unknown form", using);
        }
        return new Command.Delete(
                with,
                target,
                others ? new FromReader(reading, using + 1, where).list() : List.of(),
                condition(where, returning),
                reading.queries.items(returning + 1, to),
                reading.span(from, to));
    }

    private @Nullable Expression condition(int where, int to) {
        return where < to ? reading.expressions.read(where + 1, to) : null;
    }

    private int where(int from, int to) {
        int at = t.find(from, to, "where");
        return at < 0 ? to : at;
    }

    /** Return where RETURNING begins; the end when there is none. */
    int returning(int from, int to) {
        int at = t.find(from, to, "returning");
        return at < 0 ? to : at;
    }

    /** Read the assignments of a SET clause. */
    List<Assignment> assignments(int from, int to) {
        List<Assignment> assignments = new ArrayList<>();
        for (Span part : t.commas(from, to)) {
            int equals = part.from();
            while (equals < part.to() && !t.isOperator(equals, "=")) {
                equals = t.after(equals);
            }
            if (equals >= part.to()) {
                reading.problem("SET of unknown form", part.from());
            } else if (t.kind(part.from()) == TokenKind.LEFT_PAREN) {
                several(part, equals, assignments);
            } else {
                Name column = new Name(t.name(part.from()), reading.span(part.from(), equals));
                assignments.add(new Assignment(column, reading.expressions.read(equals + 1, part.to())));
            }
        }
        return List.copyOf(assignments);
    }

    private void several(Span part, int equals, List<Assignment> assignments) {
        List<Name> columns = WithReader.names(reading, part.from() + 1, t.partner(part.from()));
        Expression value = reading.expressions.read(equals + 1, part.to());
        for (int n = 0; n < columns.size(); n++) {
            Expression one;
            if (value instanceof Expression.Row row && row.values().size() == columns.size()) {
                one = row.values().get(n);
            } else if (value instanceof Expression.Subquery subquery) {
                one = new Expression.Subquery(subquery.query(), n, subquery.span());
            } else {
                one = columns.size() == 1 ? value : new Expression.Other(List.of(), List.of(), value.span());
                if (columns.size() > 1) {
                    reading.problem("SET of several columns to something unknown", equals + 1);
                }
            }
            assignments.add(new Assignment(columns.get(n), one));
        }
    }
}
