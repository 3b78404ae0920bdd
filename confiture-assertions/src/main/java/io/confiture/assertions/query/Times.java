package io.confiture.assertions.query;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Is how long the runs of a statement took.
 *
 * @param sorted from the shortest to the longest; at least one
 */
record Times(List<Duration> sorted) {

    static Times of(List<Duration> times) {
        return new Times(times.stream().sorted().toList());
    }

    Duration median() {
        Duration upper = sorted.get(sorted.size() / 2);
        return sorted.size() % 2 == 1
                ? upper
                : upper.plus(sorted.get(sorted.size() / 2 - 1)).dividedBy(2);
    }

    /** Return the average of the middle four fifths: the shortest and the longest tenth are left out. */
    Duration average() {
        int out = Math.round(sorted.size() / 10f);
        List<Duration> middle = sorted.size() > 2 * out ? sorted.subList(out, sorted.size() - out) : sorted;
        return middle.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(middle.size());
    }

    /** Write how many runs there were, and what the extremes were. */
    @Override
    public String toString() {
        return sorted.size() + " runs from " + millis(sorted.get(0)) + " to " + millis(sorted.get(sorted.size() - 1));
    }

    /** Write a duration in milliseconds. */
    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.3f ms", duration.toNanos() / 1e6);
    }
}
