package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement.Role;
import java.util.List;

/** Reads one declaration of a PL/pgSQL block: a variable with its first value, or a cursor with its query. */
final class Declaration {
    private final Tokens t;
    private final BodyCollector out;

    Declaration(Tokens tokens, BodyCollector out) {
        this.t = tokens;
        this.out = out;
    }

    void read(int from, int end) {
        List<String> name = List.of(out.text(from, from + 1));
        int cursor = t.find(from + 1, end, "cursor");
        if (cursor >= 0) {
            int query = cursor + 1;
            query = t.kind(query) == TokenKind.LEFT_PAREN ? t.after(query) : query;
            out.query(Role.CURSOR, name, query + 1, end);
            return;
        }
        if (t.isWord(from + 1, "alias")) {
            return;
        }
        int value = from;
        while (value < end && !t.isOperator(value, ":=") && !t.isOperator(value, "=") && !t.isWord(value, "default")) {
            value = t.after(value);
        }
        out.expression(Role.ASSIGNMENT, name, value + 1, end);
    }
}
