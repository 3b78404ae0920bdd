package io.confiture.migration.precondition;

import java.util.List;

/**
 * Holds what a migration demands of the database.
 *
 * @param up before it is applied
 * @param down before it is taken back
 */
public record Preconditions(List<Precondition> up, List<Precondition> down) {

    private static final Preconditions NONE = new Preconditions(List.of(), List.of());

    public Preconditions {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** Return none. */
    public static Preconditions none() {
        return NONE;
    }
}
