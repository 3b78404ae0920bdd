package io.confiture.rows;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Gives values of one type, as PostgreSQL reads them.
 *
 * @param plain gives the i-th of the ordinary values; they differ from each other, and grow where the type has an order
 * @param count how many ordinary values there are
 * @param edges values that conversions and constraints stumble over: the longest, the largest, empty, zero, negative
 * @param planted whether somebody has chosen them, so that they come before all others
 */
record Samples(IntFunction<String> plain, int count, List<String> edges, boolean planted) {

    static final int MANY = 1_000_000;

    Samples {
        edges = List.copyOf(edges);
    }

    /** Make samples of values that nobody has chosen. */
    Samples(IntFunction<String> plain, int count, List<String> edges) {
        this(plain, count, edges, false);
    }

    /** Make samples of values that somebody has chosen; a row that they do not suffice for gets the first ones again. */
    static Samples planted(List<String> values) {
        return new Samples(values::get, values.size(), List.of(), true);
    }

    /** Make samples of values that never end. */
    static Samples of(IntFunction<String> plain, String... edges) {
        return new Samples(plain, MANY, List.of(edges));
    }

    /** Make samples of these values only. */
    static Samples only(List<String> values) {
        return new Samples(values::get, values.size(), List.of());
    }

    /** Say whether this is one of the values, of which there are few. */
    boolean has(String value) {
        return count <= 1000
                && IntStream.range(0, count).anyMatch(i -> plain.apply(i).equals(value));
    }

    /** Say whether this is one of the values that somebody has chosen. */
    boolean chosen(String value) {
        return planted && IntStream.range(0, count).anyMatch(i -> plain.apply(i).equals(value));
    }

    /** Return the i-th ordinary value, from the first again after the last. */
    String value(int i) {
        return plain.apply(i % count);
    }
}
