package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.migration.trace.MigrationTrace;
import java.time.Duration;
import java.util.List;

/**
 * Says what one migration did when it was applied, or taken back.
 *
 * @param migration which one
 * @param side the way
 * @param trace what its statements did; without statements for one that is written in Java, of which nobody follows what it sends
 * @param duration how long all of it took, with the questions that were asked between its statements
 * @param notes what is worth knowing
 */
public record MigrationRun(
        Migration migration, Side side, MigrationTrace trace, Duration duration, List<Finding> notes) {

    public MigrationRun {
        notes = List.copyOf(notes);
    }

    /** Return {@code 003_add_bio} or {@code 003_add_bio (down)}. */
    @Override
    public String toString() {
        return migration.id() + (side == Side.DOWN ? " (down)" : "");
    }
}
