package io.confiture.assertions.content;

/**
 * Is what is demanded of rows as a whole.
 *
 * @param demand what is demanded, after "to"
 * @param holds tells whether it holds; an aggregate over {@code confiture_rows}
 * @param was says in words how it is, after "but"; a text, an aggregate as well
 * @param speaksOfNone whether it says something where there are no rows, as a count does
 */
record RowTotal(String demand, String holds, String was, boolean speaksOfNone) {

    static RowTotal ofRows(String demand, String holds, String was) {
        return new RowTotal(demand, holds, was, false);
    }

    static RowTotal ofCount(String demand, String holds) {
        return new RowTotal(demand, holds, "'there are ' || pg_catalog.count(*)", true);
    }
}
