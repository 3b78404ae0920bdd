package io.confiture.rows;

import java.util.List;

/** Chooses values that columns are to have, where they satisfy what the table demands. */
public interface Planting {

    /** Chooses nothing. */
    Planting NONE = (table, column, type, asked) -> List.of();

    /**
     * Return values for a column.
     *
     * @param table the table
     * @param column the column; of a composite type its attribute too, {@code address.street}
     * @param type the type of the value, of an array its elements', of a domain the one below, as {@code format_type} prints it
     * @param asked the constants of checks that speak of the column, such as patterns; see {@link Patterns}
     * @return different values, the first for the first row; none to leave the column to the generator
     */
    List<String> values(Relation table, String column, String type, List<String> asked);
}
