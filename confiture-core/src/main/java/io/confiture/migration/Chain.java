package io.confiture.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.postgres.Database;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies a project's migrations to a throwaway database, one after another, and tries each on the way.
 *
 * <p>The database moves forward on demand: to try migration n, those before n are applied for good. Results are kept, so each
 * migration is tried once however many checks ask. Asking for a migration that lies behind the database's state starts again
 * from an empty database: order changes the cost, never the verdict.
 *
 * <p>Thread-safe: callers wait for each other. Starts nothing before the first question.
 */
public final class Chain implements AutoCloseable {

    private final MigrationSet set;
    private final Line line;
    private final ScriptExecutor executor;
    private final CatalogReader reader;
    private final Scripts scripts;
    private final Rehearser rehearser;
    private final Map<String, Rehearsal> rehearsals = new HashMap<>();

    private @Nullable Database database;
    private @Nullable Session session;
    private int applied;
    private int brokenAt = Integer.MAX_VALUE;
    private @Nullable String broken;

    /**
     * Make the chain of a set of migrations.
     *
     * @param set the migrations, in the order in which they are applied
     * @param line where databases come from
     * @param executor runs the scripts
     * @param reader reads the catalog
     * @param failures explains what the server refuses
     */
    public Chain(MigrationSet set, Line line, ScriptExecutor executor, CatalogReader reader, FailureFinding failures) {
        this.set = set;
        this.line = line;
        this.executor = executor;
        this.reader = reader;
        this.scripts = new Scripts(failures);
        this.rehearser = new Rehearser(scripts);
    }

    /** Try a migration from the state before it, or say why that state cannot be reached. */
    synchronized Rehearsal rehearse(Migration migration) {
        Rehearsal known = rehearsals.get(migration.id());
        if (known != null) {
            return known;
        }
        Rehearsal rehearsal =
                moveTo(set.migrations().indexOf(migration)) ? tryOut(migration) : Rehearsal.aborted(broken());
        rehearsals.put(migration.id(), rehearsal);
        return rehearsal;
    }

    /**
     * Apply all migrations and read the catalog.
     *
     * @return the catalog, or why there is none
     */
    public synchronized Replay replay() {
        return moveTo(set.migrations().size())
                ? new Replay.Complete(reader.read(session().connection()))
                : new Replay.Broken(broken());
    }

    /** Return all statements of the up and down scripts. */
    public synchronized List<Statement> statements() {
        return set.migrations().stream()
                .flatMap(m -> Stream.concat(
                        m.up().stream(),
                        m.down() instanceof Down.Scripts down ? down.scripts().stream() : Stream.empty()))
                .flatMap(s -> scripts.read(s).statements().stream())
                .toList();
    }

    /** Drop the database. */
    @Override
    public synchronized void close() {
        closeSession();
        if (database != null) {
            line.discard(database);
            database = null;
        }
    }

    private boolean moveTo(int target) {
        if (target > brokenAt) {
            return false;
        }
        if (applied > target) {
            startAgain();
        }
        while (applied < target) {
            Migration migration = set.migrations().get(applied);
            Attempt attempt =
                    scripts.run(migration.up(), MigrationRules.UP, Stage.committing(session(), executor, reader));
            if (attempt.failed()) {
                brokenAt = applied;
                broken = migration.id() + " cannot be applied: see its up";
                // Part of it may have stayed. Those up to this one are still tried, from a database without it.
                startAgain();
                return false;
            }
            applied++;
        }
        return true;
    }

    private void startAgain() {
        close();
        applied = 0;
    }

    private Rehearsal tryOut(Migration migration) {
        if (scripts.fitInTransaction(migration)) {
            Session open = session();
            Rehearsal fast;
            open.begin();
            try {
                fast = rehearser.rehearse(migration, Stage.inTransaction(open, executor, reader));
            } finally {
                if (open.alive()) {
                    open.rollback();
                } else {
                    closeSession();
                }
            }
            // One transaction for all is quicker than the truth, and can only be stricter. A failure is confirmed
            // below.
            if (fast.clean()) {
                return fast;
            }
        }
        closeSession();
        return line.onCopy(
                database(), alone -> rehearser.rehearse(migration, Stage.committing(alone, executor, reader)));
    }

    private Database database() {
        if (database == null) {
            database = line.fresh();
        }
        return database;
    }

    private Session session() {
        if (session == null || !session.alive()) {
            session = database().connect();
        }
        return session;
    }

    private void closeSession() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private String broken() {
        return broken == null ? "the chain is broken" : broken;
    }
}
