package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells AssertJ's assertions whether values of a column are equal, or fails where they could never be. Which is the greater of two it
 * does not know.
 */
final class ValueComparator implements Comparator<@Nullable Object> {
    private final Column column;
    private final RowComparator rows;

    ValueComparator(DatabaseSource source, Column column) {
        this.column = column;
        this.rows = new RowComparator(source, List.of(column));
    }

    @Override
    public int compare(@Nullable Object one, @Nullable Object other) {
        return rows.compare(Row.row(new @Nullable Object[] {one}), Row.row(new @Nullable Object[] {other}));
    }

    @Override
    public String toString() {
        return "the equality of PostgreSQL's type " + column.type();
    }
}
