package io.confiture.sql.routine;

import io.confiture.sql.TokenKind;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement.Role;
import java.util.ArrayList;
import java.util.List;

/** Cuts a body in LANGUAGE sql, in quotes or BEGIN ATOMIC, into its statements. */
final class SqlBody {
    private SqlBody() {}

    static List<BodyStatement> statements(Tokens t) {
        List<BodyStatement> statements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= t.size(); i = t.after(i)) {
            if (i == t.size() || t.kind(i) == TokenKind.SEMICOLON) {
                if (i > start) {
                    statements.add(statement(t.slice(start, i)));
                }
                start = i + 1;
            }
        }
        return List.copyOf(statements);
    }

    static List<BodyStatement> ofReturn(Tokens expression) {
        return List.of(returned(expression));
    }

    private static BodyStatement statement(Tokens t) {
        if (t.isWord(0, "return")) {
            return returned(t.slice(1, t.size()));
        }
        return new BodyStatement(Role.STATEMENT, SqlReading.of(t), List.of(), false, false, null, t.all());
    }

    private static BodyStatement returned(Tokens t) {
        return new BodyStatement(Role.RETURN, SqlReading.ofExpression(t), List.of(), false, false, null, t.all());
    }
}
