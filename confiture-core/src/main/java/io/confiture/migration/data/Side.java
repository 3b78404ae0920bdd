package io.confiture.migration.data;

import io.confiture.postgres.Session;

/** Runs one side of a migration, up or down. */
@FunctionalInterface
public interface Side {

    /**
     * Run it.
     *
     * @param session where
     * @param committing whether it is committed as its tool would; otherwise it runs in the transaction that is open
     */
    Ran run(Session session, boolean committing);
}
