package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.BodyStatement;
import java.util.ArrayList;
import java.util.List;

/** Finds the functions of the project that a body calls, wherever the call stands. */
final class Calls {
    private Calls() {}

    static List<Body> of(Body body) {
        List<Body> called = new ArrayList<>();
        for (BodyStatement statement : body.statements()) {
            Span span = statement.span();
            Tokens t = span.tokens();
            for (int i = span.from() + 1; i < span.to(); i++) {
                if (t.kind(i) == TokenKind.LEFT_PAREN && t.kind(i - 1).identifier()) {
                    String schema = t.kind(i - 2) == TokenKind.DOT ? t.name(i - 3) : null;
                    List<Routines.Defined> meant =
                            body.analysis().routines().named(new TableName(schema, t.name(i - 1)));
                    meant.forEach(routine -> called.add(
                            new Body(body.analysis(), routine.routine(), routine.path(), List.of(), body.depth() + 1)));
                }
            }
        }
        return called;
    }
}
