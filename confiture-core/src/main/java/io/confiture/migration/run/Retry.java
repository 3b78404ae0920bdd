package io.confiture.migration.run;

import java.util.Set;

/** Knows which failures go away by themselves, and how long to wait for that. */
final class Retry {

    /** lock_not_available, deadlock_detected, serialization_failure (PostgreSQL documentation, appendix A). */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001");

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 10_000;

    private Retry() {}

    /** Say whether the same may succeed when it is done again. */
    static boolean helps(String sqlState) {
        return PASSING.contains(sqlState);
    }

    /**
     * Return how long to pause before a retry.
     *
     * @param attempt how many attempts have failed, at least 1
     * @param chance between 0 and 1: so that two who were in each other's way do not meet again
     */
    static long pauseMillis(int attempt, double chance) {
        long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        return full / 2 + (long) (full / 2.0 * chance);
    }
}
