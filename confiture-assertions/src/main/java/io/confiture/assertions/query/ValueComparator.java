package io.confiture.assertions.query;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells AssertJ's assertions whether values of a column are equal. Which is the greater of two it does not know.
 *
 * @param column whose values they are
 */
record ValueComparator(Column column) implements Comparator<Object> {

    @Override
    public int compare(@Nullable Object one, @Nullable Object other) {
        Object first = column.key(Values.freeze(one));
        Object second = column.key(Values.freeze(other));
        return Objects.equals(first, second) ? 0 : 1;
    }

    @Override
    public String toString() {
        return "the equality of PostgreSQL's type " + column.type();
    }
}
