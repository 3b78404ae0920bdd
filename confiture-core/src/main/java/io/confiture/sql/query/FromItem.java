package io.confiture.sql.query;

import io.confiture.project.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is one source of rows in FROM, USING or as a target. */
public sealed interface FromItem {

    /** Return the tokens. */
    Span span();

    /**
     * Names a table, view or common table.
     *
     * @param name the name as written
     * @param alias the name in this query, or null
     * @param columns the names given to its columns, mostly none
     * @param span the tokens, the first of which is the name's first
     */
    record Table(TableName name, @Nullable String alias, List<Name> columns, Span span) implements FromItem {
        /** Return the name by which the query's columns refer to it. */
        public String reference() {
            return alias == null ? name.name() : alias;
        }
    }

    /** Is a query in parentheses. */
    record Derived(Query query, boolean lateral, @Nullable String alias, List<Name> columns, Span span)
            implements FromItem {}

    /**
     * Is a function called for rows.
     *
     * @param call the call; an {@link Expression.Other} for ROWS FROM, XMLTABLE and their like
     */
    record Function(Expression call, @Nullable String alias, List<Name> columns, Span span) implements FromItem {}

    /**
     * Is a join.
     *
     * @param condition what follows ON, or null
     * @param using the columns of USING, mostly none
     * @param alias the alias of the whole join, or null
     */
    record Join(
            FromItem left,
            Kind kind,
            boolean natural,
            FromItem right,
            @Nullable Expression condition,
            List<Name> using,
            @Nullable String alias,
            Span span)
            implements FromItem {
        /** Names the kinds. */
        public enum Kind {
            /** JOIN. */
            INNER,
            /** LEFT JOIN. */
            LEFT,
            /** RIGHT JOIN. */
            RIGHT,
            /** FULL JOIN. */
            FULL,
            /** CROSS JOIN. */
            CROSS
        }
    }

    /** Is something that is not understood; said in the reading's list as well. */
    record Unknown(Span span) implements FromItem {}
}
