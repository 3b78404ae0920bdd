package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.postgres.StatementFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how applying a migration, or taking it back, ended. */
public sealed interface Applied {

    /** Say that all of it is committed, and what it did. */
    record Done(MigrationRun run) implements Applied {}

    /**
     * Say that it cannot be done. What it had committed before is still there.
     *
     * @param findings why, at least one
     * @param failure the statement that the server refused, or null when none was
     */
    record Failed(List<Finding> findings, @Nullable StatementFailure failure) implements Applied {
        public Failed {
            findings = List.copyOf(findings);
        }
    }
}
