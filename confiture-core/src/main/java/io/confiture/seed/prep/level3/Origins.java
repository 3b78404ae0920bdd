package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Expression;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows a value back to the one column of a table that it is; casts do not change which that is. */
final class Origins {
    private Origins() {}

    /** Return the column; null when the value is anything else. */
    static @Nullable Origin of(@Nullable Value value) {
        if (value instanceof Value.OfColumn column) {
            return column.origin();
        } else if (value instanceof Value.Of expression) {
            return of(expression.expression(), expression.scope());
        } else if (value instanceof Value.OneOf several) {
            List<Origin> origins = several.values().stream()
                    .filter(v -> !isNull(v))
                    .map(Origins::of)
                    .distinct()
                    .filter(Objects::nonNull)
                    .toList();
            long real = several.values().stream().filter(v -> !isNull(v)).count();
            return origins.size() == 1 && real == 1 ? origins.get(0) : null;
        }
        return null;
    }

    static @Nullable Origin of(Expression expression, Scope scope) {
        if (expression instanceof Expression.Cast cast) {
            return of(cast.value(), scope);
        } else if (expression instanceof Expression.Column column) {
            return of(scope.lookup(column));
        } else if (expression instanceof Expression.Parameter parameter) {
            return of(scope.body().parameter(parameter.number()));
        } else if (expression instanceof Expression.Subquery subquery) {
            Output output = new ScopeBuilder(scope.body()).output(subquery.query(), scope, scope.commons());
            return output == null ? null : of(output.at(subquery.position()));
        }
        return null;
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Of of
                && of.expression() instanceof Expression.Constant constant
                && constant.kind() == Expression.Constant.Kind.NULL;
    }
}
