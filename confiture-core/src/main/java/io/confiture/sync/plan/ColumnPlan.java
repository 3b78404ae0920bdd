package io.confiture.sync.plan;

/**
 * Says what happens to a column.
 *
 * @param name the column, as PostgreSQL stores it
 * @param type as {@code format_type} prints it
 * @param array whether its values are arrays, whose elements are treated one by one
 * @param treatment what happens
 */
public record ColumnPlan(String name, String type, boolean array, Treatment treatment) {

    /** Say whether the column is among those that are written. */
    public boolean written() {
        return !(treatment instanceof Treatment.Leave);
    }
}
