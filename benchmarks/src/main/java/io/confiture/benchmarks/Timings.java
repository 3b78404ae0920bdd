package io.confiture.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Holds what repeated measurements of one thing gave.
 *
 * @param name what was measured
 * @param nanos the times in ascending order, never empty
 */
record Timings(String name, List<Long> nanos) {

    private static final double NANOS_PER_MILLI = 1e6;

    Timings {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured for " + name);
        }
        nanos = nanos.stream().sorted().toList();
    }

    /** Return the median in ms; of an even number the upper of the two in the middle. */
    double median() {
        return at(nanos.size() / 2);
    }

    /** Return the time in ms within which nine of ten were. */
    double p90() {
        return at((int) Math.ceil(nanos.size() * 0.9) - 1);
    }

    /** Return the shortest time in ms, which load of the machine disturbs least. */
    double minimum() {
        return at(0);
    }

    private double at(int index) {
        return nanos.get(index) / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-58s p50 %9.2f ms   p90 %9.2f ms   min %9.2f ms   n=%d",
                name,
                median(),
                p90(),
                minimum(),
                nanos.size());
    }
}
