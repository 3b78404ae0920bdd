package io.confiture.sync.plan;

import java.util.List;

/**
 * Chooses tables by name.
 *
 * @param only patterns of tables to take, {@code table} or {@code schema.table}, {@code *} for anything; empty for all
 * @param except patterns of tables to leave out again
 */
public record TableSelection(List<String> only, List<String> except) {

    /** Chooses all tables. */
    public static final TableSelection ALL = new TableSelection(List.of(), List.of());

    /** Copy the lists. */
    public TableSelection {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }
}
