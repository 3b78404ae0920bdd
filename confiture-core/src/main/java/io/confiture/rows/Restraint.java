package io.confiture.rows;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which rows and values are left out of an attempt, to find out which of them matter.
 *
 * @param calm columns that get ordinary values only
 * @param absent rows that are left out
 * @param empty tables that stay empty
 * @param nothing whether no row is generated at all
 */
public record Restraint(Set<Cell> calm, Set<Place> absent, Set<Relation> empty, boolean nothing) {

    public static final Restraint NONE = new Restraint(Set.of(), Set.of(), Set.of(), false);
    public static final Restraint NO_ROWS = new Restraint(Set.of(), Set.of(), Set.of(), true);

    public Restraint {
        calm = Set.copyOf(calm);
        absent = Set.copyOf(absent);
        empty = Set.copyOf(empty);
    }

    /** Names a column of a table. */
    public record Cell(Relation table, String column) {}

    /** Names a row of a table. */
    public record Place(Relation table, int row) {}

    public Restraint calming(Set<Cell> more) {
        return new Restraint(union(calm, more), absent, empty, nothing);
    }

    public Restraint without(Set<Place> more) {
        return new Restraint(calm, union(absent, more), empty, nothing);
    }

    public Restraint emptying(Relation table) {
        return new Restraint(calm, absent, union(empty, Set.of(table)), nothing);
    }

    boolean isCalm(Relation table, String column) {
        return calm.contains(new Cell(table, column));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
