package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import java.util.List;

/**
 * Names columns whose equal values stay equal when they are masked.
 *
 * @param location where the name stands
 * @param name the group's name, which takes part in the mapping: another name gives other values
 * @param columns at least two
 */
public record LinkGroup(SourceLocation location, String name, List<ColumnName> columns) {

    /** Copy the list. */
    public LinkGroup {
        columns = List.copyOf(columns);
    }
}
