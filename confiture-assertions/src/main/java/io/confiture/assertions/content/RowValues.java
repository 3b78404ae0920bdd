package io.confiture.assertions.content;

/**
 * Is the values of one column in some rows.
 *
 * @param rows the rows
 * @param column the column, which they have
 */
public record RowValues(Rows rows, String column) {

    /** Return the value in a row, as SQL. */
    String sql() {
        return rows.alias() + "." + Sql.name(column);
    }

    RowColumn type() {
        return rows.column(column);
    }

    boolean absent() {
        return rows.absent() || !rows.names().contains(column);
    }

    /** Say which values they are: {@code email in rows of table shop.users}. */
    @Override
    public String toString() {
        return column + " in " + rows;
    }
}
