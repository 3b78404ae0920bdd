package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.postgres.Session;
import io.confiture.project.RunSettings;

/**
 * Is what a migration runs in.
 *
 * @param session the connection, used for this run only
 * @param clean gives it its state back
 * @param blockers looks who is in the way
 * @param settings how long to wait, and how often to try again
 * @param listener follows the run
 * @param migration what runs
 * @param side which way
 */
record StepContext(
        Session session,
        CleanSession clean,
        Blockers blockers,
        RunSettings settings,
        RunListener listener,
        Migration migration,
        Side side) {

    void tell(String what) {
        listener.tells(migration, what);
    }
}
