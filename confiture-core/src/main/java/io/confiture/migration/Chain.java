package io.confiture.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Allowance;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.data.Arena;
import io.confiture.migration.data.Survival;
import io.confiture.postgres.Database;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.SequenceValues;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies a project's migrations to a throwaway database, one after another, and tries each on the way.
 *
 * <p>The database moves forward on demand: to try migration n, those up to n are applied for good, as their tool would, and n
 * is then taken back and applied again in a transaction that is rolled back, or in a copy. Results are kept, so each
 * migration is tried once however many checks ask. Asking for a migration that lies behind the database's state starts again
 * from an empty database, and so does whatever comes after a migration that failed half-way: order changes the cost, never the
 * verdict.
 *
 * <p>Thread-safe: callers wait for each other. Starts nothing before the first question.
 */
public final class Chain implements AutoCloseable {

    private final MigrationSet set;
    private final Line line;
    private final ScriptExecutor executor;
    private final Supplier<CatalogReader> reader;
    private final Scripts scripts;
    private final Rehearser rehearser;
    private final OnRows onRows;
    private final Map<String, Rehearsal> rehearsals = new HashMap<>();
    private final Function<Session, ScriptListener> listeners;
    private final boolean quick;

    private @Nullable Database database;
    private @Nullable Session session;
    private @Nullable CatalogSnapshot current;
    private int applied;
    private int brokenAt = Integer.MAX_VALUE;
    private String broken = "";
    private List<Finding> brokenBy = List.of();

    /**
     * Make the chain of a set of migrations.
     *
     * @param set the migrations, in the order in which they are applied
     * @param line where databases come from
     * @param executor runs the scripts
     * @param code runs what is written in Java
     * @param reader gives what reads the catalog; asked when the line has given a database
     * @param failures explains what the server refuses
     * @param listeners makes what follows a migration's up script while it is applied for good
     * @param survival tries migrations on rows
     */
    public Chain(
            MigrationSet set,
            Line line,
            ScriptExecutor executor,
            CodeRunner code,
            Supplier<CatalogReader> reader,
            FailureFinding failures,
            Function<Session, ScriptListener> listeners,
            Survival survival) {
        this(set, line, executor, code, reader, failures, listeners, survival, true);
    }

    /** Make a chain that takes the slow way for every migration when {@code quick} is false: so that tests can compare. */
    Chain(
            MigrationSet set,
            Line line,
            ScriptExecutor executor,
            CodeRunner code,
            Supplier<CatalogReader> reader,
            FailureFinding failures,
            Function<Session, ScriptListener> listeners,
            Survival survival,
            boolean quick) {
        this.set = set;
        this.line = line;
        this.executor = executor;
        this.reader = reader;
        this.scripts = new Scripts(failures, code);
        this.rehearser = new Rehearser(scripts);
        this.onRows = new OnRows(set, scripts, executor, reader, survival);
        this.listeners = listeners;
        this.quick = quick;
    }

    /** Try a migration from the state before it, or say why that state cannot be reached. */
    synchronized Rehearsal rehearse(Migration migration) {
        Rehearsal known = rehearsals.get(migration.id());
        if (known != null) {
            return known;
        }
        Rehearsal rehearsal =
                moveTo(set.migrations().indexOf(migration)) ? tryOut(migration) : Rehearsal.aborted(broken);
        rehearsals.put(migration.id(), rehearsal);
        return rehearsal;
    }

    /**
     * Apply all migrations and read the catalog.
     *
     * @return the catalog, or why there is none
     */
    public synchronized Replay replay() {
        if (set.migrations().isEmpty()) {
            return new Replay.Broken(null, LayoutProblems.NOTHING_READ, List.of());
        }
        return moveTo(set.migrations().size())
                ? new Replay.Complete(snapshot())
                : new Replay.Broken(set.migrations().get(brokenAt), broken, brokenBy);
    }

    /**
     * Apply all migrations, and do something in a copy of the database.
     *
     * @param work gets a session on the copy; may leave it in any state
     * @return why they cannot be applied; empty when the work was done
     */
    public synchronized Optional<String> onCopyOfTheEnd(Consumer<Session> work) {
        if (!moveTo(set.migrations().size())) {
            return Optional.of(broken);
        }
        Database end = database();
        closeSession();
        line.onCopy(end, session -> {
            work.accept(session);
            return true;
        });
        return Optional.empty();
    }

    /** Return the ids of the steps that cannot be run here and were not, in their order. */
    public List<String> notRun() {
        return set.migrations().stream()
                .filter(m -> !m.isRunnable())
                .map(Migration::id)
                .toList();
    }

    /** Return all statements of the up and down scripts. */
    public List<Statement> statements() {
        return set.migrations().stream()
                .flatMap(m -> scripts.statements(m).stream())
                .toList();
    }

    /** Return what the up scripts say, in the order of the chain. */
    public List<ScriptReading> upReadings() {
        return set.migrations().stream()
                .flatMap(m -> m.up().stream())
                .map(scripts::read)
                .toList();
    }

    /** Return what the up scripts of a migration are allowed to do against the budget of locks. */
    List<Allowance> lockAllowances(Migration migration) {
        return scripts.lockAllowances(migration);
    }

    /** Drop the database. */
    @Override
    public synchronized void close() {
        closeSession();
        applied = 0;
        current = null;
        if (database != null) {
            line.discard(database);
            database = null;
        }
    }

    /** Apply migrations until exactly so many are; false when one of them cannot be. */
    private boolean moveTo(int target) {
        if (target > brokenAt) {
            return false;
        }
        if (applied > target) {
            close();
        }
        while (applied < target) {
            if (apply(ScriptListener.NONE).failed()) {
                return false;
            }
        }
        return true;
    }

    /** Apply the next migration for good, with someone who follows. */
    private Attempt apply(ScriptListener listener) {
        Migration migration = set.migrations().get(applied);
        current = null;
        Attempt attempt =
                scripts.up(migration, MigrationRules.UP, Stage.applying(session(), executor, reader.get(), listener));
        if (attempt.failed()) {
            brokenAt = applied;
            broken = migration.id() + " cannot be applied: see its up";
            brokenBy = attempt.findings();
            // A script that is not one transaction leaves what it did before it failed.
            close();
        } else {
            applied++;
        }
        return attempt;
    }

    private Rehearsal tryOut(Migration migration) {
        String id = migration.id();
        if (migration.code() == null && scripts.isEmpty(migration.up())) {
            String empty = "the up script of " + id + " has no statements";
            return Rehearsal.of(
                    Outcome.failed(Finding.of(MigrationRules.EMPTY, empty).at(migration.location())), empty);
        }
        CatalogSnapshot before = snapshot();
        OnRows.Answers answers = onRows.answers(migration, before, new Grounds(migration));
        ScriptListener listener = listeners.apply(session());
        Attempt up = apply(listener);
        if (up.failed()) {
            return Rehearsal.of(up.outcome(), "the up script of " + id + " fails")
                    .followedBy(listener);
        }
        return answers.into(afterUp(new Trial(migration, up.outcome(), before, snapshot())))
                .followedBy(listener);
    }

    private Rehearsal afterUp(Trial trial) {
        Migration migration = trial.migration();
        if (!migration.repeatable() && !migration.goesBack()) {
            return trial.rehearsal().rest(Downs.without(migration));
        }
        return quick && scripts.fitInTransaction(migration) ? inTransaction(trial) : committing(trial);
    }

    private Rehearsal inTransaction(Trial trial) {
        Stage[] stage = new Stage[1];
        Rehearsal rehearsal = rolledBack(open -> {
            stage[0] = Stage.inTransaction(open, executor, reader.get());
            return rehearser.rehearse(trial, stage[0]);
        });
        // One transaction for all can only be stricter than the truth: what fails in it is tried again the slow way.
        // Not so what hangs: it would hang there as well.
        return rehearsal.clean() || stage[0].timedOut() ? rehearsal : committing(trial);
    }

    /** Do something in a transaction that is rolled back, and give sequences their numbers back. */
    private <T> T rolledBack(Function<Session, T> work) {
        Session open = session();
        SequenceValues sequences = SequenceValues.of(open);
        open.begin();
        try {
            return work.apply(open);
        } finally {
            if (open.alive()) {
                open.rollback();
            } else {
                closeSession();
            }
            sequences.restore(session());
        }
    }

    private Rehearsal committing(Trial trial) {
        if (line.ownsRoles() && scripts.touchRoles(trial.migration())) {
            // A copy shares its roles with the original: a role could not be dropped for what it owns there.
            Rehearsal rehearsal = rehearser.rehearse(trial, Stage.committing(session(), executor, reader.get()));
            close();
            return rehearsal;
        }
        closeSession();
        return line.onCopy(
                database(), alone -> rehearser.rehearse(trial, Stage.committing(alone, executor, reader.get())));
    }

    /** The chain's own database and copies of it, as places to try a migration that is not applied yet. */
    private final class Grounds implements Arena {

        private final Migration migration;

        Grounds(Migration migration) {
            this.migration = migration;
        }

        @Override
        public boolean fitsInTransaction() {
            // Code could commit what it does, and the rows with it.
            return quick && migration.code() == null && scripts.fitInTransaction(migration);
        }

        @Override
        public boolean hasCopies() {
            return !(line.ownsRoles() && scripts.touchRoles(migration));
        }

        @Override
        public <T> T rolledBack(Function<Session, T> work) {
            return Chain.this.rolledBack(work);
        }

        @Override
        public <T> T onCopy(Function<Session, T> work) {
            closeSession();
            return line.onCopy(database(), work);
        }

        @Override
        public CatalogSnapshot snapshot(Session on) {
            return reader.get().read(on.connection());
        }
    }

    private CatalogSnapshot snapshot() {
        CatalogSnapshot known = current;
        if (known == null) {
            known = reader.get().read(session().connection());
            current = known;
        }
        return known;
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
}
