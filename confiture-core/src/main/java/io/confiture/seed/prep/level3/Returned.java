package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Query;
import io.confiture.sql.routine.BodyStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a function returns. */
final class Returned {
    private Returned() {}

    /** Return the value; null when it is not known. */
    static @Nullable Value by(Body body) {
        List<BodyStatement> statements = body.statements();
        if (statements.isEmpty() || statements.stream().anyMatch(s -> s.notFollowed() != null)) {
            return null;
        }
        List<Value> values = new ArrayList<>();
        for (BodyStatement statement : statements) {
            boolean returns = statement.role() == BodyStatement.Role.RETURN
                    || statement.role() == BodyStatement.Role.RETURN_QUERY;
            if (returns && !add(body, statement, values)) {
                return null;
            }
        }
        BodyStatement last = statements.get(statements.size() - 1);
        boolean sql = body.routine().language().equals("sql");
        if (values.isEmpty() && sql && last.reading() != null && last.reading().command() instanceof Query) {
            add(body, last, values);
        }
        return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : new Value.OneOf(List.copyOf(values));
    }

    private static boolean add(Body body, BodyStatement statement, List<Value> values) {
        Output output = body.output(statement);
        Value value = output == null ? null : output.at(0);
        if (value != null) {
            values.add(value);
        }
        return value != null;
    }
}
