package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.util.List;

/** Opens sessions on the database that is written. */
record Target(DatabaseUrl url) {

    private static final String UNSUPPORTED_VALUE = "22023";

    /**
     * Open one, under the settings that values are read with.
     *
     * @return an idle session; the caller closes it
     */
    Session open() {
        try {
            Session session = Session.to(url, "confiture sync");
            set(session);
            return session;
        } catch (PostgresException e) {
            throw new SyncException(
                    SyncException.Kind.CONNECTION, "the target cannot be reached: " + e.getMessage(), List.of(), e);
        }
    }

    private static void set(Session session) {
        boolean done = false;
        try {
            CopySettings.give(session);
            noticeKill(session);
            done = true;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    /**
     * Let the server notice within a second that we were killed, and not only when a long statement ends: until then it would hold
     * the lock. Not every system that a server runs on can do that.
     */
    private static void noticeKill(Session session) {
        try {
            new Query(session).send("SET client_connection_check_interval = '1s'");
        } catch (PostgresException e) {
            if (!UNSUPPORTED_VALUE.equals(e.sqlState())) {
                throw e;
            }
        }
    }
}
