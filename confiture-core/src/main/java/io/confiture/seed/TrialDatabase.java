package io.confiture.seed;

import io.confiture.postgres.Session;
import java.util.Optional;
import java.util.function.Function;

/**
 * Is a database with the project's schema, in which something can be tried that leaves no trace.
 *
 * <p>Thread-safe: callers wait for each other.
 */
public sealed interface TrialDatabase permits SeedDatabase, GivenDatabase {

    /**
     * Say why nothing can be tried: the cause for {@link io.confiture.check.Outcome.Aborted}, with the place of what is broken.
     *
     * @throws io.confiture.postgres.PostgresException when there is no server
     */
    Optional<String> broken();

    /**
     * Do something in a transaction that is always rolled back.
     *
     * @param work gets a session inside an open transaction block; must not end it
     * @return what the work returned
     * @throws io.confiture.postgres.PostgresException when there is no server, or when {@link #broken()}
     */
    <T> T inTransaction(Function<Session, T> work);
}
