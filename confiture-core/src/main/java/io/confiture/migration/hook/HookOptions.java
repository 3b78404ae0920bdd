package io.confiture.migration.hook;

import java.time.Duration;
import java.util.Set;

/**
 * Says how a hook is run.
 *
 * @param after the names of hooks of the same phase that must have run before
 * @param place in the transaction of the migration, outside of it, or as is usual in the phase
 * @param timeout how long one attempt may take
 * @param onError what follows when it fails or takes too long; a veto always stops
 * @param each how often it runs in one command
 * @param retries how often it is tried again when it fails
 */
public record HookOptions(Set<String> after, Place place, Duration timeout, OnError onError, Each each, int retries) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final HookOptions DEFAULTS =
            new HookOptions(Set.of(), Place.USUAL, Duration.ofSeconds(30), OnError.FAIL, Each.MIGRATION, 0);

    /** Check the values. */
    public HookOptions {
        after = Set.copyOf(after);
        if (timeout.isNegative() || timeout.toMillis() == 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the timeout of a hook must be between 1 ms and 24 hours");
        }
        if (retries < 0 || retries > 10) {
            throw new IllegalArgumentException("a hook is tried again 0 to 10 times");
        }
    }

    /** Says where a hook runs. */
    public enum Place {
        /** Inside where a migration has a transaction, outside elsewhere. */
        USUAL,
        /** In the transaction of the migration: both are kept, or neither. */
        INSIDE,
        /** Before that transaction begins, or after it is committed. */
        OUTSIDE
    }

    /** Says what follows when a hook fails. */
    public enum OnError {
        /** The command stops. */
        FAIL,
        /** The command goes on, and reports it. */
        WARN
    }

    /** Says how often a hook runs. */
    public enum Each {
        /** For each migration. */
        MIGRATION,
        /** Once: before the first migration, or after the last one. */
        RUN
    }

    /** Return: no dependencies, where it is usual, 30 seconds, stop when it fails, for each migration, no retries. */
    public static HookOptions defaults() {
        return DEFAULTS;
    }

    /** Return these options with names of hooks that come before. */
    public HookOptions withAfter(String... names) {
        return new HookOptions(Set.of(names), place, timeout, onError, each, retries);
    }

    /** Return these options with another place. */
    public HookOptions withPlace(Place other) {
        return new HookOptions(after, other, timeout, onError, each, retries);
    }

    /** Return these options with another timeout. */
    public HookOptions withTimeout(Duration other) {
        return new HookOptions(after, place, other, onError, each, retries);
    }

    /** Return these options with another answer to failures. */
    public HookOptions withOnError(OnError other) {
        return new HookOptions(after, place, timeout, other, each, retries);
    }

    /** Return these options with another frequency. */
    public HookOptions withEach(Each other) {
        return new HookOptions(after, place, timeout, onError, other, retries);
    }

    /** Return these options with a number of retries. */
    public HookOptions withRetries(int number) {
        return new HookOptions(after, place, timeout, onError, each, number);
    }
}
