package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.migration.MigrationRun;
import io.confiture.migration.trace.StatementTrace;
import java.time.Duration;
import java.util.List;

/** Is what one migration did in a sandbox when it was applied, or taken back: for {@code assertThat(db.lastMigration())}. */
public final class MigrationResult {

    private final MigrationRun run;
    private final DatabaseSource source;
    private final Touchable touchable;
    private final String versionBefore;

    MigrationResult(MigrationRun run, DatabaseSource source, Touchable touchable, String versionBefore) {
        this.run = run;
        this.source = source;
        this.touchable = touchable;
        this.versionBefore = versionBefore;
    }

    /** Return the migration's id, such as {@code 003_add_bio}. */
    public String id() {
        return run.migration().id();
    }

    /** Return its version as the file has it; empty for a repeatable one. */
    public String version() {
        return run.migration().version();
    }

    /** Return the last version that was applied before it ran; empty where none was. */
    public String versionBefore() {
        return versionBefore;
    }

    /** Return how long all of it took, with the questions that were asked between its statements. */
    public Duration duration() {
        return run.duration();
    }

    /** Return all that was measured. */
    public MigrationRun run() {
        return run;
    }

    /** Return the database that it ran on. */
    public DatabaseSource source() {
        return source;
    }

    /** Return this result with another way of making the assertions that those on it lead to. */
    public MigrationResult asking(DatabaseSource other) {
        return new MigrationResult(run, other, touchable, versionBefore);
    }

    List<StatementTrace> statements() {
        return run.trace().statements();
    }

    Effects effects() {
        return new Effects(toString(), statements(), touchable, unfollowed());
    }

    /** Say why nothing is known of what it did; empty where that is known. */
    String unfollowed() {
        if (!statements().isEmpty()) {
            return "";
        }
        return run.migration().code() == null
                ? "it has sent no statement"
                : "it is written in Java, and what it sends is not followed";
    }

    Touchable touchable() {
        return touchable;
    }

    /** Return {@code migration 003_add_bio} or {@code migration 003_add_bio (down)}. */
    @Override
    public String toString() {
        return "migration " + run;
    }
}
