package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.TableReference.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements of which only the tables that they name matter. */
final class OtherCommandReader {
    /** Statements that name no table. */
    private static final Set<String> TABLELESS = Set.of(
            "set",
            "reset",
            "show",
            "notify",
            "listen",
            "unlisten",
            "commit",
            "rollback",
            "savepoint",
            "release",
            "begin",
            "start",
            "end",
            "checkpoint",
            "deallocate",
            "close",
            "discard");

    private final Reading reading;
    private final Tokens t;

    OtherCommandReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    Command read(List<CommonTable> with, int from, int start, int to) {
        String keyword = t.name(start);
        int i = start + 1;
        if (TABLELESS.contains(keyword)) {
            return other(with, keyword, List.of(), Role.OTHER, null, from, to);
        }
        switch (keyword) {
            case "truncate":
                return other(with, keyword, targets(skip(i, "table"), to), Role.TRUNCATE, null, from, to);
            case "lock":
                return other(with, keyword, targets(skip(i, "table"), to), Role.OTHER, null, from, to);
            case "call":
                return other(with, keyword, List.of(), Role.OTHER, reading.commands.expression(i, to), from, to);
            case "explain":
                i = t.kind(i) == TokenKind.LEFT_PAREN ? t.after(i) : skip(i, "analyze", "verbose");
                return reading.commands.read(i, to);
            case "declare":
                return declare(with, from, i, to);
            case "copy":
                return copy(with, from, i, to);
            case "create":
                return create(with, from, i, to);
            case "refresh":
                i = skip(i, "materialized", "view", "concurrently");
                return other(with, keyword, List.of(target(i, to)), Role.OTHER, null, from, to);
            case "analyze", "analyse", "vacuum", "cluster":
                return other(with, keyword, targets(skip(i, "verbose"), to), Role.OTHER, null, from, to);
            case "alter", "drop":
                return change(with, from, start, to);
            default:
                reading.problem("a statement that begins with " + t.text(start), start);
                return other(with, keyword, List.of(), Role.OTHER, null, from, to);
        }
    }

    private Command declare(List<CommonTable> with, int from, int i, int to) {
        int query = t.find(i, to, "for");
        if (query < 0) {
            reading.problem("DECLARE without a query", from);
            return other(with, "declare", List.of(), Role.OTHER, null, from, to);
        }
        return other(with, "declare", List.of(), Role.OTHER, reading.queries.query(query + 1, to), from, to);
    }

    private Command copy(List<CommonTable> with, int from, int i, int to) {
        if (t.kind(i) != TokenKind.LEFT_PAREN) {
            return other(with, "copy", List.of(target(i, to)), Role.OTHER, null, from, to);
        }
        Command inner = reading.commands.read(i + 1, t.partner(i));
        if (inner instanceof Query query) {
            return other(with, "copy", List.of(), Role.OTHER, query, from, to);
        }
        return inner;
    }

    private Command create(List<CommonTable> with, int from, int start, int to) {
        int i = skip(start, "or", "replace", "global", "local", "temp", "temporary", "unlogged", "recursive");
        boolean relation = t.isWord(i, "table", "view") || (t.isWord(i, "materialized") && t.isWord(i + 1, "view"));
        if (!relation) {
            // What it makes is no table, and only a table (or the query of a view) can be read by the rest.
            reading.problem("a statement that begins with CREATE " + t.text(i), from);
            return other(with, "create", List.of(), Role.OTHER, null, from, to);
        }
        i = skip(i, "materialized", "table", "view", "if", "not", "exists");
        int as = t.find(i, to, "as");
        int end = to;
        for (int at = as; as >= 0 && at < to; at = t.after(at)) {
            if (t.isWord(at, "with") && (t.isWord(at + 1, "data") || t.isWord(at + 1, "no"))) {
                end = at;
            }
        }
        Query query =
                as >= 0 && reading.expressions.startsQuery(as + 1, end) ? reading.queries.query(as + 1, end) : null;
        if (as >= 0 && query == null) {
            reading.problem("CREATE TABLE AS without a query", as);
        }
        return other(with, "create", List.of(name(i, to)), Role.CREATE, query, from, to);
    }

    private Command change(List<CommonTable> with, int from, int start, int to) {
        String keyword = t.name(start);
        boolean table = t.isWord(start + 1, "table", "view", "materialized", "foreign");
        if (!table) {
            boolean harmless = t.isWord(start + 1, "sequence", "index", "trigger", "function", "type");
            if (!harmless) {
                reading.problem("a statement that begins with " + t.text(start) + " " + t.text(start + 1), start);
            }
            return other(with, keyword, List.of(), Role.OTHER, null, from, to);
        }
        int i = skip(start + 1, "foreign", "materialized", "table", "view", "if", "exists");
        if (keyword.equals("drop")) {
            return other(with, keyword, targets(i, to), Role.DROP, null, from, to);
        }
        return other(with, keyword, List.of(name(skip(i, "only"), to)), Role.OTHER, null, from, to);
    }

    private int skip(int from, String... words) {
        int i = from;
        while (t.isWord(i, words)) {
            i++;
        }
        return i;
    }

    private List<FromItem.Table> targets(int from, int to) {
        List<FromItem.Table> targets = new ArrayList<>();
        for (Span part : t.commas(from, to)) {
            targets.add(name(skip(part.from(), "only"), to));
        }
        return List.copyOf(targets);
    }

    private FromItem.Table target(int from, int to) {
        return name(from, to);
    }

    private FromItem.Table name(int from, int to) {
        if (from >= to || !t.kind(from).identifier()) {
            reading.problem("no table's name", from);
        }
        int end = Words.chainEnd(t, from, to);
        return new FromItem.Table(reading.queries.name(from, end), null, List.of(), reading.span(from, end));
    }

    private Command other(
            List<CommonTable> with,
            String keyword,
            List<FromItem.Table> targets,
            Role role,
            @Nullable Query query,
            int from,
            int to) {
        return new Command.Other(with, keyword, targets, role, query, reading.span(from, to));
    }
}
