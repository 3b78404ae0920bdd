package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds values in what a query gives, or reports that they are not there. */
final class Cells {
    private final Navigation navigation;
    private final Query query;
    private final RowCheck check;

    Cells(Navigation navigation, Query query) {
        this.navigation = navigation;
        this.query = query;
        this.check = new RowCheck(navigation, query);
    }

    /** Find the value of a query that gives just one. */
    Optional<Cell> single() {
        return check.result().flatMap(result -> {
            if (result.count() == 1 && result.columns().size() == 1) {
                return Optional.of(
                        new Cell(result.columns().get(0), result.rows().get(0).get(0)));
            }
            String columns = result.columns().size() + (result.columns().size() == 1 ? " column" : " columns");
            check.report("to be a single value", "there are " + RowCheck.count(result.count()) + " of " + columns);
            return Optional.empty();
        });
    }

    /** Find the place of a column. */
    Optional<Integer> place(List<Column> columns, String name) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            navigation.report(ShouldExist.shouldExist(
                    "the query " + query.text().sql().strip(), "column", name, names, Optional.empty()));
        } else if (places.size() > 1) {
            check.report("to have one column " + name, "they have " + places.size() + " of this name");
        }
        return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    /** Return all values of a column. */
    static List<@Nullable Object> values(Result result, int place) {
        List<@Nullable Object> values = new ArrayList<>();
        result.rows().forEach(row -> values.add(row.get(place)));
        return values;
    }

    /** Find a row. */
    Optional<ResultRow> row(int index) {
        return check.all().flatMap(result -> {
            if (index >= 0 && index < result.rows().size()) {
                return Optional.of(
                        new ResultRow(query, result.columns(), result.rows().get(index), index));
            }
            check.report("to have a row " + index + ", counted from 0", "there are " + RowCheck.count(result.count()));
            return Optional.empty();
        });
    }
}
