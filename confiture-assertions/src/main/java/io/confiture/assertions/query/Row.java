package io.confiture.assertions.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Is a row of values, as tests write what they expect: {@code row(1, "a@b.c", null)}.
 *
 * <p>Two rows are equal when PostgreSQL calls their values equal: numbers by their value, whatever their types ({@code 1} and
 * {@code 1.0}), intervals as their length, NaN with itself; NULL equals NULL here. Arrays are compared element by element
 * whether they are Java arrays or lists, enums of Java by their names. A text never equals a number.
 *
 * <p>Immutable. A single value that is an array is given as a list, or cast to {@code Object}.
 */
public final class Row {
    private final List<@Nullable Object> values;
    private final List<@Nullable Object> keys;

    private Row(List<@Nullable Object> values, List<@Nullable Object> keys) {
        this.values = Collections.unmodifiableList(values);
        this.keys = Collections.unmodifiableList(keys);
    }

    /** Make a row; {@code null} is NULL. */
    public static Row row(@Nullable Object @Nullable ... values) {
        List<@Nullable Object> frozen = new ArrayList<>();
        if (values == null) {
            frozen.add(null); // row(null) is a row of one value
        } else {
            for (Object value : values) {
                frozen.add(Values.freeze(value));
            }
        }
        List<@Nullable Object> keys = new ArrayList<>();
        frozen.forEach(value -> keys.add(Sameness.key(value)));
        return new Row(frozen, keys);
    }

    /** Make a row whose values are compared by other keys than their own, as the types of columns say. */
    static Row keyed(List<@Nullable Object> values, List<@Nullable Object> keys) {
        return new Row(values, keys);
    }

    /** Return the values; arrays as lists, except {@code byte[]}. */
    public List<@Nullable Object> values() {
        List<@Nullable Object> copies = new ArrayList<>();
        values.forEach(value -> copies.add(value instanceof byte[] bytes ? bytes.clone() : value));
        return Collections.unmodifiableList(copies);
    }

    /** Return how many values there are. */
    public int size() {
        return values.size();
    }

    /** Return a value; the first is 0. */
    public @Nullable Object get(int index) {
        Object value = values.get(index);
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && keys.equals(row.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    /** Return the row as a test would write it, more or less: {@code row(1, "a@b.c", null)}. */
    @Override
    public String toString() {
        StringJoiner joined = new StringJoiner(", ", "row(", ")");
        values.forEach(value -> joined.add(Values.text(value)));
        return joined.toString();
    }
}
