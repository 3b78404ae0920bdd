package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Expression;
import java.util.List;

/** Is what a column of a result, or a variable, holds. */
sealed interface Value {

    /** Is a column of a table. */
    record OfColumn(Origin origin) implements Value {}

    /** Is an expression in its scope. */
    record Of(Expression expression, Scope scope) implements Value {}

    /** Is one of several: what is assigned to a variable at several places. */
    record OneOf(List<Value> values) implements Value {}
}
