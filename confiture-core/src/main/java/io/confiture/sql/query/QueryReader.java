package io.confiture.sql.query;

import io.confiture.project.TableName;
import io.confiture.sql.TokenKind;
import io.confiture.sql.query.QueryBody.SetOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query that fills a range of tokens. */
final class QueryReader {
    private static final String[] TAIL = {"order", "limit", "offset", "fetch", "for"};
    private static final String[] CLAUSES = {"into", "from", "where", "group", "having", "window"};

    private final Reading reading;
    private final Tokens t;

    QueryReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    /** Read a query that may begin with WITH. */
    Query query(int from, int to) {
        WithReader with = new WithReader(reading);
        int start = with.read(from, to);
        return query(with.tables(), from, start, to);
    }

    Query query(List<CommonTable> with, int from, int start, int to) {
        if (!reading.enter(from)) {
            return new Query(with, new QueryBody.Unknown(reading.span(start, to)), List.of(), reading.span(from, to));
        }
        int tail = tail(start, to);
        List<Expression> rest = tail < to ? List.of(reading.expressions.other(tail, to)) : List.of();
        Query query = new Query(with, body(start, tail), rest, reading.span(from, to));
        reading.leave();
        return query;
    }

    private int tail(int from, int to) {
        int at = t.find(from, to, TAIL);
        return at < 0 ? to : at;
    }

    private QueryBody body(int from, int to) {
        return operations(from, to, true);
    }

    private QueryBody operations(int from, int to, boolean weak) {
        QueryBody left = null;
        int start = from;
        SetOperation.Kind kind = SetOperation.Kind.UNION;
        int operator = -1;
        while (true) {
            int next = weak ? t.find(start, to, "union", "except") : t.find(start, to, "intersect");
            int end = next < 0 ? to : next;
            QueryBody right = weak ? operations(start, end, false) : primary(start, end);
            left = left == null
                    ? right
                    : new SetOperation(
                            left,
                            kind,
                            t.isWord(operator + 1, "all"),
                            right,
                            reading.span(operator, operator + 1),
                            reading.span(from, end));
            if (next < 0) {
                return left;
            }
            operator = next;
            kind = t.isWord(next, "union")
                    ? SetOperation.Kind.UNION
                    : t.isWord(next, "except") ? SetOperation.Kind.EXCEPT : SetOperation.Kind.INTERSECT;
            start = t.isWord(next + 1, "all", "distinct") ? next + 2 : next + 1;
        }
    }

    private QueryBody primary(int from, int to) {
        Span span = reading.span(from, to);
        if (t.kind(from) == TokenKind.LEFT_PAREN && t.partner(from) == to - 1) {
            return new QueryBody.Nested(query(from + 1, to - 1), span);
        } else if (t.isWord(from, "select")) {
            return select(from, from + 1, to);
        } else if (t.isWord(from, "values")) {
            return values(from, to);
        } else if (t.isWord(from, "table")) {
            FromReader tables = new FromReader(reading, from + 1, to);
            return new QueryBody.WholeTable(tables.target(), span);
        }
        reading.problem("not a query", from);
        return new QueryBody.Unknown(span);
    }

    private QueryBody values(int from, int to) {
        List<List<Expression>> rows = new ArrayList<>();
        for (Span row : t.commas(from + 1, to)) {
            if (t.kind(row.from()) != TokenKind.LEFT_PAREN || t.partner(row.from()) != row.to() - 1) {
                reading.problem("not a row of VALUES", row.from());
                return new QueryBody.Unknown(reading.span(from, to));
            }
            rows.add(reading.expressions.list(row.from() + 1, row.to() - 1));
        }
        return new QueryBody.Values(List.copyOf(rows), reading.span(from, to));
    }

    /** Read a SELECT whose list begins at {@code start}; PL/pgSQL's expressions are those without the word SELECT. */
    QueryBody.Select select(int from, int start, int to) {
        List<Expression> rest = new ArrayList<>();
        int list = start;
        if (t.isWord(list, "all")) {
            list++;
        } else if (t.isWord(list, "distinct")) {
            list++;
            if (t.isWord(list, "on") && t.kind(list + 1) == TokenKind.LEFT_PAREN) {
                rest.add(reading.expressions.other(list + 1, t.after(list + 1)));
                list = t.after(list + 1);
            }
        }
        int at = clause(list, to, false);
        List<SelectItem> items = items(list, at);
        FromItem.Table into = null;
        List<FromItem> sources = List.of();
        Expression where = null;
        while (at < to) {
            int end = clause(at + 1, to, t.isWord(at, "from"));
            if (t.isWord(at, "into")) {
                into = into(at + 1, end);
            } else if (t.isWord(at, "from")) {
                sources = new FromReader(reading, at + 1, end).list();
            } else if (t.isWord(at, "where")) {
                where = reading.expressions.read(at + 1, end);
            } else {
                rest.add(reading.expressions.other(at, end));
            }
            at = end;
        }
        return new QueryBody.Select(items, into, sources, where, List.copyOf(rest), reading.span(from, to));
    }

    private FromItem.@Nullable Table into(int from, int to) {
        int start = from;
        while (t.isWord(start, "temp", "temporary", "unlogged", "local", "global", "table")) {
            start++;
        }
        if (!t.kind(start).identifier()) {
            reading.problem("INTO without a table", from);
            return null;
        }
        return new FromReader(reading, start, to).target();
    }

    /**
     * Return where the next clause begins; FROM of IS DISTINCT FROM begins none, nor does that of ROWS FROM in a FROM
     * clause, nor GROUP of WITHIN GROUP.
     */
    private int clause(int from, int to, boolean sources) {
        int at = t.find(from, to, CLAUSES);
        while (at >= 0
                && ((t.isWord(at, "from") && t.isWord(at - 1, "distinct") && t.isWord(at - 2, "is", "not"))
                        || (sources && t.isWord(at, "from") && t.isWord(at - 1, "rows"))
                        || (t.isWord(at, "group") && t.isWord(at - 1, "within")))) {
            at = t.find(at + 1, to, CLAUSES);
        }
        return at < 0 ? to : at;
    }

    /** Read a select list, or the list of RETURNING. */
    List<SelectItem> items(int from, int to) {
        return t.commas(from, to).stream().map(s -> item(s.from(), s.to())).toList();
    }

    private SelectItem item(int from, int to) {
        int alias = Aliases.find(t, from, to);
        int end = alias < 0 ? to : t.isWord(alias - 1, "as") ? alias - 1 : alias;
        return new SelectItem(
                reading.expressions.read(from, end), alias < 0 ? null : t.name(alias), reading.span(from, to));
    }

    /** Read a name with up to two parts kept; a database before them is left away. */
    TableName name(int from, int end) {
        String last = t.name(end - 1);
        return end - from > 1 ? new TableName(t.name(end - 3), last) : new TableName(null, last);
    }
}
