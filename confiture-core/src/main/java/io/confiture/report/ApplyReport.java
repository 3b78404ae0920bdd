package io.confiture.report;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.seed.ApplyResult;

/**
 * Holds what a report about applied seeds says.
 *
 * @param project whose seeds were applied
 * @param database where; shown without its password
 * @param result what became of them
 */
public record ApplyReport(Project project, DatabaseUrl database, ApplyResult result) {

    /** Return how many rows a second were loaded, or 0 when nothing was or it took no time. */
    long rowsPerSecond() {
        long nanos = result.duration().toNanos();
        return nanos == 0 ? 0 : Math.round(result.rows() * 1e9 / nanos);
    }
}
