package io.confiture.migration.history;

import io.confiture.migration.Migration;
import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says how one migration does not agree with the list of released ones.
 *
 * @param kind what happened to it
 * @param message the same in one sentence
 * @param location the file to look at
 * @param entry what the list says, or null for a new migration
 * @param now what it is now, or null when it is gone
 */
record Violation(
        Kind kind,
        String message,
        SourceLocation location,
        @Nullable FrozenMigration entry,
        @Nullable Migration now) {

    /** What can happen to a released migration. */
    enum Kind {
        EDITED,
        RENAMED,
        DELETED,
        INSERTED
    }

    /** Return the id by which it is accepted: that of the list where it has one. */
    String id() {
        if (entry != null) {
            return entry.id();
        }
        return now == null ? "" : now.id();
    }
}
