package io.confiture.sync.rules;

/**
 * Names a column of a table, as PostgreSQL stores the names.
 *
 * @param schema the schema
 * @param table the table
 * @param column the column
 */
public record ColumnName(String schema, String table, String column) {

    /** Return the name as people read it: without the schema where that is {@code public}. */
    @Override
    public String toString() {
        return (schema.equals("public") ? "" : schema + ".") + table + "." + column;
    }
}
