package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.migration.MigrationRun;
import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.StatementTrace;
import java.time.Duration;
import java.util.List;

/**
 * Is what one migration did in a sandbox when it was applied, or taken back: for
 * {@link io.confiture.assertions.ConfitureAssertions#assertThat(MigrationResult)}.
 */
public final class MigrationResult {

    private final MigrationRun run;
    private final DatabaseSource source;
    private final Relations relations;
    private final String versionBefore;

    MigrationResult(MigrationRun run, DatabaseSource source, Relations relations, String versionBefore) {
        this.run = run;
        this.source = source;
        this.relations = relations.and(run.trace().statements().stream()
                .flatMap(s -> s.locks().stream())
                .map(RelationLock::relation)
                .toList());
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

    List<StatementTrace> statements() {
        return run.trace().statements();
    }

    DatabaseSource source() {
        return source;
    }

    Relations relations() {
        return relations;
    }

    /** Return the result for other assertions, which lead to soft ones. */
    public MigrationResult asking(DatabaseSource other) {
        return new MigrationResult(run, other, relations, versionBefore);
    }

    /** Return {@code migration 003_add_bio} or {@code migration 003_add_bio (down)}. */
    @Override
    public String toString() {
        return "migration " + run;
    }
}
