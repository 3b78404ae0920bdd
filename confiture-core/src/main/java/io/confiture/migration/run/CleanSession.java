package io.confiture.migration.run;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Duration;

/**
 * Gives each migration the session as it was opened: role, search_path and timeouts of the one before are gone.
 *
 * <p>Timeouts that a role or a database has for its daily work do not hold for migrations; a script may set its own.
 */
final class CleanSession {

    private final Session session;
    private final String settings;

    /**
     * Make it for a session.
     *
     * @param lockTimeout how long a statement waits for a lock; zero for ever
     * @param restored further SQL that is sent each time after the reset, or an empty text
     */
    CleanSession(Session session, Duration lockTimeout, String restored) {
        this.session = session;
        boolean knowsTransactionTimeout =
                new Query(session).value("SELECT 1 FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'")
                        != null;
        this.settings = "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = "
                + lockTimeout.toMillis() + "; "
                + (knowsTransactionTimeout ? "SET transaction_timeout = 0; " : "")
                + (restored.isEmpty() ? "" : restored + "; ");
    }

    /** Make the session ready for the next migration; it must be idle. */
    void prepare() {
        session.resetState(settings);
    }

    /** Make the session ready and open the transaction of the next migration, in one message. */
    void begin() {
        session.resetAndBegin(settings);
    }

    /**
     * Return what is sent before the ledger in the migration's own transaction: it forces what would otherwise only be looked at by the
     * commit, while the migration's role and settings still hold, and then does what {@link #forLedger()} does.
     */
    String beforeLedger() {
        return "SET CONSTRAINTS ALL IMMEDIATE; " + Session.resetInTransaction() + settings;
    }

    /**
     * Take away what the migration did to the session while its transaction is open, so that the ledger is written as the user who
     * connected.
     */
    void forLedger() {
        session.resetState(settings);
    }
}
