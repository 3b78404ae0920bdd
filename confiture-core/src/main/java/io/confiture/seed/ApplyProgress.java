package io.confiture.seed;

/** Follows the applying of seed files; called on the thread that applies them. */
public interface ApplyProgress {

    /** Follows nothing. */
    ApplyProgress NONE = new ApplyProgress() {};

    /** Learn that a file is next; {@code number} counts from 1. */
    default void begins(SeedFile file, int number, int total) {
        // Nothing to do for whoever only wants the results.
    }

    /** Learn what a file gave; whether it is stored is decided later. */
    default void ends(FileLoad load, int number, int total) {
        // Nothing to do for whoever only wants the end.
    }
}
