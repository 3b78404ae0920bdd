package io.confiture.sql.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is a value expression as far as it is understood; parentheses around a whole expression are left away.
 *
 * <p>Immutable, as all of the model.
 */
public sealed interface Expression {

    /** Return the tokens. */
    Span span();

    /**
     * Names a column, or a PL/pgSQL variable, which look alike.
     *
     * @param parts the name with its qualification, one to four parts
     */
    record Column(List<String> parts, Span span) implements Expression {
        /** Return the last part. */
        public String name() {
            return parts.get(parts.size() - 1);
        }

        /** Return the part before the last, which names a relation or a record; null when there is none. */
        public @Nullable String qualifier() {
            return parts.size() < 2 ? null : parts.get(parts.size() - 2);
        }
    }

    /** Stands for all columns: {@code *} or {@code t.*}. */
    record Star(List<String> qualifier, Span span) implements Expression {}

    /** Is a constant written as such. */
    record Constant(Kind kind, Span span) implements Expression {
        /** Names the sorts of constants; DEFAULT is none, and stands where one could. */
        public enum Kind {
            /** {@code NULL}. */
            NULL,
            /** A string of any notation. */
            STRING,
            /** A number, perhaps with a sign. */
            NUMBER,
            /** {@code TRUE} or {@code FALSE}. */
            BOOLEAN,
            /** {@code B'..'} or {@code X'..'}. */
            BITS,
            /** {@code DEFAULT}. */
            DEFAULT
        }
    }

    /** Is {@code $1}. */
    record Parameter(int number, Span span) implements Expression {}

    /** Is a value with its type: {@code x::t}, {@code CAST(x AS t)} or {@code t 'x'}. */
    record Cast(Expression value, Span type, Span span) implements Expression {}

    /**
     * Calls a function, COALESCE and its like among them.
     *
     * @param function the name with its qualification
     * @param arguments the arguments, without names of arguments
     * @param plain false when the call has more than arguments: DISTINCT, ORDER BY, FILTER, OVER, VARIADIC
     */
    record Call(List<String> function, List<Expression> arguments, boolean plain, Span span) implements Expression {
        /** Tell whether this calls a function by that name without qualification. */
        public boolean is(String name) {
            return function.size() == 1 && function.get(0).equals(name);
        }
    }

    /**
     * Is {@code CASE .. END}.
     *
     * @param operand what follows CASE, or null
     * @param branches the WHEN .. THEN
     * @param otherwise what follows ELSE, or null
     */
    record Case(
            @Nullable Expression operand,
            List<When> branches,
            @Nullable Expression otherwise,
            Span span) implements Expression {
        /** Is one {@code WHEN condition THEN result}. */
        public record When(Expression condition, Expression result) {}
    }

    /**
     * Is a value that a query yields.
     *
     * @param query the query
     * @param position the column that is meant, from 0: not 0 only where {@code SET (a, b) = (SELECT ..)} assigns one
     */
    record Subquery(Query query, int position, Span span) implements Expression {}

    /** Is {@code (a, b)} or {@code ROW(a, b)}. */
    record Row(List<Expression> values, Span span) implements Expression {}

    /** Is {@code a = b}, or {@code a IS NOT DISTINCT FROM b}. */
    record Equality(Expression left, Expression right, Span span) implements Expression {}

    /** Is several conditions joined by AND, at least two. */
    record And(List<Expression> conditions, Span span) implements Expression {}

    /**
     * Is anything else.
     *
     * @param columns the columns (or variables) that it names, in order, outside of its subqueries
     * @param subqueries the queries inside of it, outermost only
     */
    record Other(List<Column> columns, List<Query> subqueries, Span span) implements Expression {}

    /** Return the conditions that all have to hold: those of an AND, else this alone. */
    default List<Expression> conjuncts() {
        return this instanceof And and
                ? and.conditions().stream().flatMap(c -> c.conjuncts().stream()).toList()
                : List.of(this);
    }

    /** Return the column that this is, looked at through casts. */
    default Optional<Column> asColumn() {
        if (this instanceof Cast cast) {
            return cast.value().asColumn();
        }
        return this instanceof Column column ? Optional.of(column) : Optional.empty();
    }
}
