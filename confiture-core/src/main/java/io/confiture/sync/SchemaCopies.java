package io.confiture.sync;

import io.confiture.postgres.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives throwaway databases with the project's schema and no rows. Thread-safe: callers wait for each other.
 */
public interface SchemaCopies {

    /**
     * Say why there are none: the cause for {@link io.confiture.check.Outcome.Aborted}.
     *
     * @throws io.confiture.postgres.PostgresException when there is no server
     */
    Optional<String> broken();

    /**
     * Do something in databases of one's own, which are dropped then.
     *
     * @param count how many
     * @param work gets them; leaves no session open
     */
    <T> T on(int count, Function<List<Database>, T> work);
}
