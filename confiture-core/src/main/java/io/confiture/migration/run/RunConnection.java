package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.migration.ledger.Ledger;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.RunSettings;
import io.confiture.project.TableName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is the connection that works on the database, and what goes with it; opened when first needed. */
final class RunConnection implements AutoCloseable {

    private static final String APPLICATION = "confiture migrate";

    private final DatabaseUrl url;
    private final RunSettings settings;
    private final TableName table;
    private @Nullable Session session;
    private @Nullable CleanSession clean;
    private @Nullable Blockers blockers;

    RunConnection(DatabaseUrl url, RunSettings settings, TableName table) {
        this.url = url;
        this.settings = settings;
        this.table = table;
    }

    /** Open one more connection to the same database. */
    Session another() {
        return Session.to(url, APPLICATION);
    }

    /** Return where the database is. */
    DatabaseUrl url() {
        return url;
    }

    Session session() {
        Session open = session;
        if (open == null) {
            open = another();
            session = open;
        }
        return open;
    }

    Ledger ledger() {
        return new Ledger(session(), table);
    }

    /** Say whether the connection was had and is lost now. */
    boolean lost() {
        return session != null && !session.alive();
    }

    /** Wait until no runner that was killed is at work any more; returns who is, when the time is over. */
    String awaitWorkers(Duration patience) {
        return new WorkerLock(session()).await(patience);
    }

    StepContext context(RunListener listener, Migration migration, Side side) {
        return new StepContext(session(), clean(), blockers(), settings, listener, migration, side);
    }

    CleanSession clean() {
        CleanSession ready = clean;
        if (ready == null) {
            ready = new CleanSession(session(), settings.lockTimeout(), settings.locking() ? WorkerLock.TAKE : "");
            clean = ready;
        }
        return ready;
    }

    private Blockers blockers() {
        Blockers ready = blockers;
        if (ready == null) {
            ready = new Blockers(this::another, session().backendPid(), settings.lockTimeout());
            blockers = ready;
        }
        return ready;
    }

    @Override
    public void close() throws PostgresException {
        if (blockers != null) {
            blockers.close();
        }
        if (session != null) {
            session.close();
        }
    }
}
