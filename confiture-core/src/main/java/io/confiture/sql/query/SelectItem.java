package io.confiture.sql.query;

import org.jspecify.annotations.Nullable;

/**
 * Is one item of a SELECT list or of RETURNING.
 *
 * @param expression the value
 * @param alias the name given to it, or null
 * @param span the tokens, with the alias
 */
public record SelectItem(Expression expression, @Nullable String alias, Span span) {

    /** Return the name that PostgreSQL gives to this column of the result; {@code ?column?} when it has none. */
    public String name() {
        return alias != null ? alias : nameOf(expression);
    }

    private static String nameOf(Expression expression) {
        // FigureColname in parse_target.c; a cast lends its type's name only to what has none itself.
        if (expression instanceof Expression.Column column) {
            return column.name();
        } else if (expression instanceof Expression.Call call) {
            return call.function().get(call.function().size() - 1);
        } else if (expression instanceof Expression.Cast cast) {
            String inner = nameOf(cast.value());
            return inner.equals("?column?") ? typeName(cast.type()) : inner;
        } else if (expression instanceof Expression.Subquery subquery) {
            return subquery.query()
                    .firstSelect()
                    .filter(select -> !select.items().isEmpty())
                    .map(select -> select.items().get(0).name())
                    .orElse("?column?");
        } else if (expression instanceof Expression.Case test) {
            String otherwise = test.otherwise() == null ? "?column?" : nameOf(test.otherwise());
            return otherwise.equals("?column?") ? "case" : otherwise;
        } else if (expression instanceof Expression.Row) {
            return "row";
        }
        return "?column?";
    }

    private static String typeName(Span type) {
        return type.isEmpty() ? "?column?" : type.tokens().name(type.from());
    }
}
