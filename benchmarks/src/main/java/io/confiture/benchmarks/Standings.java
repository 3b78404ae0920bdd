package io.confiture.benchmarks;

import java.util.List;

/**
 * Holds what a race gave.
 *
 * @param all the times of each variant, in the order in which they were added
 */
record Standings(List<Timings> all) {

    Standings {
        all = List.copyOf(all);
    }

    /** Return the times of one variant. */
    Timings of(String name) {
        return all.stream()
                .filter(timings -> timings.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing called " + name + " was measured"));
    }
}
