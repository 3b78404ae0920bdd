package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Command.Assignment;
import io.confiture.sql.query.Command.MergeAction;
import java.util.ArrayList;
import java.util.List;

/** Reads MERGE. */
final class MergeReader {
    private final Reading reading;
    private final Tokens t;

    MergeReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    Command read(List<CommonTable> with, int from, int start, int to) {
        int returning = reading.commands.returning(start, to);
        FromReader tables = new FromReader(reading, start, returning);
        FromItem.Table target = tables.target();
        int using = tables.position();
        FromReader sources = new FromReader(reading, using + 1, returning);
        FromItem source = sources.joined();
        int on = sources.position();
        int when = t.find(on, returning, "when");
        if (!t.isWord(using, "using") || !t.isWord(on, "on") || when < 0) {
            reading.problem("MERGE of unknown form", start);
            when = returning;
        }
        Expression condition = reading.expressions.read(on + 1, when);
        List<MergeAction> actions = new ArrayList<>();
        while (when < returning) {
            int next = t.find(when + 1, returning, "when");
            int end = next < 0 ? returning : next;
            actions.add(action(when, end));
            when = end;
        }
        return new Command.Merge(
                with,
                target,
                source,
                condition,
                List.copyOf(actions),
                reading.queries.items(returning + 1, to),
                reading.span(from, to));
    }

    private MergeAction action(int from, int to) {
        boolean matched = t.isWord(from + 1, "matched");
        int then = t.find(from, to, "then");
        int i = then < 0 ? to : then;
        int and = t.find(from, i, "and");
        Expression condition = and < 0 ? null : reading.expressions.read(and + 1, i);
        List<Assignment> assignments = List.of();
        List<Name> columns = List.of();
        List<Expression> values = List.of();
        if (t.isWord(i + 1, "update") && t.isWord(i + 2, "set")) {
            assignments = reading.commands.assignments(i + 3, to);
        } else if (t.isWord(i + 1, "insert")) {
            int at = i + 2;
            if (t.kind(at) == TokenKind.LEFT_PAREN) {
                columns = WithReader.names(reading, at + 1, t.partner(at));
                at = t.after(at);
            }
            at = t.isWord(at, "overriding") ? at + 3 : at;
            if (t.isWord(at, "values") && t.kind(at + 1) == TokenKind.LEFT_PAREN) {
                values = reading.expressions.list(at + 2, t.partner(at + 1));
            }
        } else if (!t.isWord(i + 1, "delete", "do")) {
            reading.problem("WHEN of unknown form", from);
        }
        return new MergeAction(matched, condition, assignments, columns, values, reading.span(from, to));
    }
}
