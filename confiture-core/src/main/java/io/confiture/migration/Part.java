package io.confiture.migration;

import java.util.ArrayList;
import java.util.List;

/** Names what a rehearsal answers about one migration: each part is a check of its own. */
enum Part {
    UP("up"),
    DOWN("down"),
    ROUND_TRIP("round-trip"),
    DATA_SURVIVES("data-survives"),
    UP_AGAIN("up-again"),
    IDEMPOTENT("idempotent"),
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
        if (migration.repeatable()) {
            return List.of(UP, REPEAT);
        }
        List<Part> parts = new ArrayList<>(List.of(UP, DOWN, ROUND_TRIP, DATA_SURVIVES, UP_AGAIN));
        if (OnRows.declarations(migration).idempotent()) {
            parts.add(IDEMPOTENT);
        }
        return parts;
    }
}
