package io.confiture.migration.data;

import io.confiture.rows.Filled;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Restraint.Cell;
import io.confiture.rows.Restraint.Place;
import io.confiture.rows.TableRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the few rows on which a migration fails, by leaving others out. */
final class StumbleSearch {

    private final Laboratory laboratory;
    private final Set<Relation> wanted;

    StumbleSearch(Laboratory laboratory, Set<Relation> wanted) {
        this.laboratory = laboratory;
        this.wanted = wanted;
    }

    /** Explain an attempt that failed under a restraint. */
    Stumble explain(Showing failed, Restraint restraint) {
        List<Cell> cells = provoking(failed.filled());
        Restraint calm = restraint.calming(Set.copyOf(cells));
        if (cells.isEmpty() || fails(calm)) {
            return ordinary(failed, calm, restraint);
        }
        // Where each attempt needs a copy of the database, the search would take longer than its answer is worth.
        return laboratory.quick()
                ? provoked(failed, cells, restraint)
                : new Stumble(
                        failed.failedSide(),
                        Objects.requireNonNull(failed.failure()),
                        cells,
                        List.of(),
                        null,
                        failed.filled(),
                        calm);
    }

    private Stumble provoked(Showing failed, List<Cell> cells, Restraint restraint) {
        List<Cell> needed = Smallest.of(cells, some -> fails(restraint.calming(allBut(cells, some))));
        Restraint only = restraint.calming(allBut(cells, needed));
        List<Place> places = new ArrayList<>();
        for (TableRows table : failed.filled().tables()) {
            Relation relation = table.table().relation();
            table.rows().stream()
                    .filter(row -> needed.stream()
                            .anyMatch(c -> c.table().equals(relation)
                                    && row.provoking().contains(c.column())))
                    .forEach(row -> places.add(new Place(relation, row.index())));
        }
        List<Place> rows = Smallest.of(places, some -> fails(only.without(allBut(places, some))));
        Showing last = laboratory.attempt(wanted, only.without(allBut(places, rows)));
        Showing shown = last.failed() ? last : failed;
        return new Stumble(
                shown.failedSide(),
                Objects.requireNonNull(shown.failure()),
                needed,
                rows,
                null,
                shown.filled(),
                restraint.calming(Set.copyOf(needed)));
    }

    /** Explain a failure for which no special values are needed: find the table whose rows it takes, and how many. */
    private Stumble ordinary(Showing failed, Restraint calm, Restraint restraint) {
        Ran ran = Objects.requireNonNull(failed.failure());
        for (TableRows table : suspects(failed)) {
            Relation relation = table.table().relation();
            if (!fails(calm.emptying(relation))) {
                Set<Place> others = new HashSet<>();
                table.rows().stream().skip(1).forEach(r -> others.add(new Place(relation, r.index())));
                Place first = new Place(relation, table.rows().get(0).index());
                boolean one = others.isEmpty() || fails(calm.without(others));
                return new Stumble(
                        failed.failedSide(),
                        ran,
                        List.of(),
                        List.of(first),
                        one ? relation : null,
                        failed.filled(),
                        one ? restraint.emptying(relation) : restraint.without(others));
            }
        }
        return new Stumble(failed.failedSide(), ran, List.of(), List.of(), null, failed.filled(), Restraint.NO_ROWS);
    }

    /** Return the tables with rows: first that which the server names, then children before parents. */
    private static List<TableRows> suspects(Showing failed) {
        Ran ran = Objects.requireNonNull(failed.failure());
        String named = ran.failure() == null ? null : ran.failure().table();
        List<TableRows> suspects = new ArrayList<>();
        for (TableRows table : failed.filled().tables()) {
            if (!table.rows().isEmpty()) {
                boolean first = table.table().relation().name().equals(named);
                suspects.add(0, table);
                if (!first
                        && suspects.size() > 1
                        && suspects.get(1).table().relation().name().equals(named)) {
                    suspects.add(1, suspects.remove(0));
                }
            }
        }
        return suspects;
    }

    private static List<Cell> provoking(Filled filled) {
        List<Cell> cells = new ArrayList<>();
        for (TableRows table : filled.tables()) {
            table.rows().stream()
                    .flatMap(r -> r.provoking().stream())
                    .distinct()
                    .forEach(c -> cells.add(new Cell(table.table().relation(), c)));
        }
        return cells;
    }

    private boolean fails(Restraint restraint) {
        return laboratory.attempt(wanted, restraint).failed();
    }

    private static <T> Set<T> allBut(List<T> all, List<T> some) {
        Set<T> rest = new HashSet<>(all);
        some.forEach(rest::remove);
        return rest;
    }
}
