package io.confiture.migration.code;

import java.sql.Connection;
import java.util.Map;

/** Is what code of users is given to work with. Valid until the code returns. */
public interface MigrationContext {

    /**
     * Return the connection.
     *
     * <p>Where Confiture has opened a transaction, {@code commit}, {@code rollback}, {@code setAutoCommit(true)} and {@code close}
     * are refused with an exception, and savepoints are at your disposal. A COMMIT that is sent as SQL is found out afterwards.
     * Outside a transaction only {@code close} is refused. A fetch size has no effect in a transaction that Confiture opened:
     * read large tables in pages.
     */
    Connection connection();

    /** Return the values of {@code migration.placeholders}, by name. */
    Map<String, String> placeholders();

    /** Tell the people who watch the run something, in one line. */
    void say(String message);
}
