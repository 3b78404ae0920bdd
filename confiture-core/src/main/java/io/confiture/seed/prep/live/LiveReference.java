package io.confiture.seed.prep.live;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the values of some columns stand for: the rows of another table.
 *
 * @param name the name of the foreign key constraint; empty when the names of table and column say so and no constraint does
 * @param columns the referencing columns
 * @param target the referenced table
 * @param targetColumns the referenced columns, one for each referencing one
 * @param certain false when only the end of the column's name fits a table: {@code fk_parent_org} may mean {@code tb_org}
 * @param full whether the constraint is MATCH FULL: then a row has all of the columns or none
 */
public record LiveReference(
        String name,
        List<String> columns,
        LiveTable target,
        List<String> targetColumns,
        boolean certain,
        boolean full) {

    /** Copy the lists. */
    public LiveReference {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** Say whether a constraint of the database says so. */
    public boolean declared() {
        return !name.isEmpty();
    }

    /** Return the condition that joins a referencing row to the referenced one, for the aliases of the two. */
    public String join(String from, String to) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> from + "." + LiveColumn.quoted(columns.get(i)) + " = " + to + "."
                        + LiveColumn.quoted(targetColumns.get(i)))
                .collect(Collectors.joining(" AND "));
    }
}
