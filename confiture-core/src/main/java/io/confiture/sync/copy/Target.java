package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.util.List;

/** Opens sessions on the database that is written. */
record Target(DatabaseUrl url) {

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
            done = true;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }
}
