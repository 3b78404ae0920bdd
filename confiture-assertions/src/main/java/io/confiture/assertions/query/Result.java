package io.confiture.assertions.query;

import java.util.List;

/**
 * Is what a query gave.
 *
 * @param rows the first of them, up to {@link #HELD}
 * @param count how many there are in all
 */
record Result(List<Column> columns, List<Row> rows, long count) {

    /** How many rows are held and compared; a comparison of more fails, since nobody could read what it says. */
    static final int HELD = 10_000;

    /** Tell whether there are more rows than are held. */
    boolean more() {
        return count > rows.size();
    }
}
