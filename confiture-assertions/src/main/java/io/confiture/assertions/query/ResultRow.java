package io.confiture.assertions.query;

import java.util.List;

/** Is one row that a query gave. */
public final class ResultRow {
    private final Query query;
    private final List<Column> columns;
    private final Row row;
    private final int index;

    ResultRow(Query query, List<Column> columns, Row row, int index) {
        this.query = query;
        this.columns = columns;
        this.row = row;
        this.index = index;
    }

    /** Make what stands for a row that is not there, which was reported. */
    static ResultRow absent(Query query) {
        return new ResultRow(query, List.of(), Row.row(), -1);
    }

    boolean absent() {
        return index < 0;
    }

    Query query() {
        return query;
    }

    List<Column> columns() {
        return columns;
    }

    Row row() {
        return row;
    }

    /** Return which row it is, and its values. */
    @Override
    public String toString() {
        return "row " + index + ": " + row;
    }
}
