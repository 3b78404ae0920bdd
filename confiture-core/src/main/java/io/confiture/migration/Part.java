package io.confiture.migration;

import java.util.List;

/** Names what a rehearsal answers about one migration: each part is a check of its own. */
enum Part {
    UP("up"),
    DOWN("down"),
    ROUND_TRIP("round-trip"),
    UP_AGAIN("up-again"),
    REPEAT("repeat");

    private final String id;

    Part(String id) {
        this.id = id;
    }

    /** Return the last segment of the check's id. */
    String id() {
        return id;
    }

    /** Return the check's name in words. */
    String words() {
        return id.replace('-', ' ');
    }

    /** Return what is asked about a migration, in the order in which it is shown. */
    static List<Part> of(Migration migration) {
        if (!migration.isRunnable()) {
            return List.of(UP);
        }
        return migration.repeatable() ? List.of(UP, REPEAT) : List.of(UP, DOWN, ROUND_TRIP, UP_AGAIN);
    }
}
