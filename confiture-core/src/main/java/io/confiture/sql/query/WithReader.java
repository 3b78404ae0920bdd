package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads WITH: the common tables before a query or another command. */
final class WithReader {
    private final Reading reading;
    private final Tokens t;
    private final List<CommonTable> tables = new ArrayList<>();

    WithReader(Reading reading) {
        this.reading = reading;
        this.t = reading.tokens;
    }

    List<CommonTable> tables() {
        return List.copyOf(tables);
    }

    /** Read the clause if there is one; returns where the command itself begins. */
    int read(int from, int to) {
        if (!t.isWord(from, "with")) {
            return from;
        }
        boolean recursive = t.isWord(from + 1, "recursive");
        int i = recursive ? from + 2 : from + 1;
        while (i < to) {
            int next = table(i, to, recursive);
            if (next < 0) {
                reading.problem("a WITH clause of unknown form", i);
                return to;
            }
            i = next;
            // SEARCH and CYCLE name columns only.
            while (i < to && t.kind(i) != TokenKind.COMMA && !begins(i)) {
                i = t.after(i);
            }
            if (t.kind(i) != TokenKind.COMMA) {
                return i;
            }
            i++;
        }
        return i;
    }

    private boolean begins(int i) {
        return t.isWord(i, "select", "insert", "update", "delete", "merge", "values", "table", "with")
                || t.kind(i) == TokenKind.LEFT_PAREN;
    }

    private int table(int from, int to, boolean recursive) {
        if (!t.kind(from).identifier()) {
            return -1;
        }
        int i = from + 1;
        List<Name> columns = List.of();
        if (t.kind(i) == TokenKind.LEFT_PAREN && t.partner(i) > 0) {
            columns = names(reading, i + 1, t.partner(i));
            i = t.after(i);
        }
        if (!t.isWord(i, "as")) {
            return -1;
        }
        i++;
        i = t.isWord(i, "not") ? i + 1 : i;
        i = t.isWord(i, "materialized") ? i + 1 : i;
        int close = t.partner(i);
        if (t.kind(i) != TokenKind.LEFT_PAREN || close < 0 || close >= to) {
            return -1;
        }
        Command body = reading.commands.read(i + 1, close);
        tables.add(new CommonTable(new Name(t.name(from), reading.span(from, from + 1)), columns, body, recursive));
        return close + 1;
    }

    /** Read a list of plain names. */
    static List<Name> names(Reading reading, int from, int to) {
        List<Name> names = new ArrayList<>();
        for (Span part : reading.tokens.commas(from, to)) {
            names.add(new Name(reading.tokens.name(part.from()), part));
        }
        return List.copyOf(names);
    }
}
