package io.confiture.suite;

import io.confiture.migration.Migration;
import io.confiture.postgres.Database;
import java.util.List;

/** Gives databases of a project in its states. Thread-safe. */
interface Clones {

    /**
     * Give a database.
     *
     * @throws DatabaseStateException when the state cannot be reached
     */
    Clone of(Recipe recipe, DatabaseState state);

    /**
     * Is a database that was given.
     *
     * @param applied the migrations that made it
     * @param alone held by whoever runs scripts of the project on it: where roles are shared, scripts that make them must not meet
     * @param drop gives it back
     */
    record Clone(Database database, List<Migration> applied, Object alone, Runnable drop) {}
}
