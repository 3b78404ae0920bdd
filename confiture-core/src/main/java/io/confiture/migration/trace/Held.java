package io.confiture.migration.trace;

/**
 * Holds the strongest lock that the session has on one relation.
 *
 * @param mode the mode
 * @param exists whether the relation is still there: a lock outlives what is dropped
 * @param count what the server says about the relation
 */
record Held(LockMode mode, boolean exists, Count count) {

    Held and(Held other) {
        return other.mode.strongerThan(mode) ? other : this;
    }
}
