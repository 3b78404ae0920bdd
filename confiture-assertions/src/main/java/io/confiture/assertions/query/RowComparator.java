package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.util.Comparator;
import java.util.List;

/**
 * Tells AssertJ's assertions whether rows of a result are equal, or fails where they could never be. Which is the greater of two it does
 * not know.
 */
final class RowComparator implements Comparator<Row> {
    private final Fitting fitting;

    RowComparator(DatabaseSource source, List<Column> columns) {
        this.fitting = new Fitting(source, columns);
    }

    @Override
    public int compare(Row one, Row other) {
        List<Row> fitted = fitting.fit(List.of(one, other));
        fitting.misfit().ifPresent(misfit -> {
            // That they differ would prove nothing.
            throw new AssertionError("that cannot be compared: " + misfit);
        });
        return fitted.get(0).equals(fitted.get(1)) ? 0 : 1;
    }

    @Override
    public String toString() {
        return "the equality of PostgreSQL's types";
    }
}
