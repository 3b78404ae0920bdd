package io.confiture.sql.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is what yields the rows of a query: SELECT, VALUES, TABLE, a set operation, or a query in parentheses. */
public sealed interface QueryBody {

    /** Return the tokens. */
    Span span();

    /**
     * Is a SELECT.
     *
     * @param items the select list, perhaps empty
     * @param into the table that SELECT .. INTO makes, or null; PL/pgSQL's INTO is not here
     * @param from the FROM list, perhaps empty
     * @param where the condition, or null
     * @param rest the expressions of DISTINCT ON, GROUP BY, HAVING and WINDOW, which may hold subqueries
     */
    record Select(
            List<SelectItem> items,
            FromItem.@Nullable Table into,
            List<FromItem> from,
            @Nullable Expression where,
            List<Expression> rest,
            Span span)
            implements QueryBody {}

    /** Is VALUES. */
    record Values(List<List<Expression>> rows, Span span) implements QueryBody {}

    /** Is {@code TABLE name}. */
    record WholeTable(FromItem.Table table, Span span) implements QueryBody {}

    /** Is a query in parentheses, which may have its own WITH, ORDER BY and LIMIT. */
    record Nested(Query query, Span span) implements QueryBody {}

    /**
     * Is a set operation, bound as PostgreSQL binds it: INTERSECT first, then UNION and EXCEPT from left to right.
     *
     * @param operator the token UNION, INTERSECT or EXCEPT
     */
    record SetOperation(QueryBody left, Kind kind, boolean all, QueryBody right, Span operator, Span span)
            implements QueryBody {
        /** Names the kinds. */
        public enum Kind {
            /** UNION. */
            UNION,
            /** INTERSECT. */
            INTERSECT,
            /** EXCEPT. */
            EXCEPT
        }
    }

    /** Is something that is not understood; said in the reading's list as well. */
    record Unknown(Span span) implements QueryBody {}
}
