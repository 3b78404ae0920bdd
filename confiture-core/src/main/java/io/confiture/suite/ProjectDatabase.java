package io.confiture.suite;

import io.confiture.migration.Applied;
import io.confiture.migration.Applier;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationRun;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Side;
import io.confiture.migration.layout.Target;
import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import io.confiture.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Is a throwaway database of a project that began in one of its states, and can be migrated further.
 *
 * <p>Migrating is for one thread at a time; connections may be had from any. Closing it drops the database.
 */
public final class ProjectDatabase implements AutoCloseable {

    private final Project project;
    private final DatabaseState state;
    private final Recipe recipe;
    private final Clones.Clone clone;
    private final MigrationSet set;
    private final Applier applier;
    private final Consumer<ProjectDatabase> onClose;
    private final List<Migration> applied;
    private final List<MigrationRun> runs = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Consumer<MigrationRun> listener = run -> {};

    ProjectDatabase(
            Project project,
            DatabaseState state,
            Recipe recipe,
            Clones.Clone clone,
            MigrationSet set,
            Applier applier,
            Consumer<ProjectDatabase> onClose) {
        this.project = project;
        this.state = state;
        this.recipe = recipe;
        this.clone = clone;
        this.set = set;
        this.applier = applier;
        this.onClose = onClose;
        this.applied = new ArrayList<>(clone.applied());
    }

    /** Return the project whose files made it. */
    public Project project() {
        return project;
    }

    /** Say whether schema files made it, so that it has no version. */
    public boolean madeBySchemaFiles() {
        return recipe.files();
    }

    /** Return the state that it began in. */
    public DatabaseState state() {
        return state;
    }

    /** Return the database; close this one, and not that. */
    public Database database() {
        return clone.database();
    }

    /** Return the URL for JDBC, without user and password. */
    public String jdbcUrl() {
        return database().plainUrl();
    }

    /** Return the user that connects; empty where the driver chooses. */
    public String user() {
        return database().user();
    }

    /** Return the user's password; empty where there is none. Do not print it. */
    public String password() {
        return database().password();
    }

    /** Return the last version that is applied; empty where none is, or where schema files made the database. */
    public synchronized Optional<Migration> version() {
        return applied.stream().filter(m -> !m.repeatable()).max(Comparator.comparingInt(set.migrations()::indexOf));
    }

    /** Return the migrations that are applied, in the order in which they were. */
    public synchronized List<Migration> applied() {
        return List.copyOf(applied);
    }

    /** Return what ran here since the database was made, in order. */
    public synchronized List<MigrationRun> runs() {
        return List.copyOf(runs);
    }

    /** Let somebody learn of each migration as soon as it has run, before the next one begins; called on the thread that migrates. */
    public synchronized void listen(Consumer<MigrationRun> other) {
        listener = other;
    }

    /**
     * Apply what is not applied up to a migration, that one included, as the project's tool would commit it.
     *
     * @param target its version or id
     * @return what each did
     * @throws UnknownMigrationException when there is no such migration, or several
     * @throws MigrationFailedException when one of them fails; those before it stay applied
     * @throws IllegalStateException when it is applied already, or schema files made the database
     */
    public synchronized List<MigrationRun> migrateTo(String target) {
        Migration end = find(target);
        if (applied.contains(end)) {
            throw new IllegalStateException(
                    end.id() + " is applied already; to take back what comes after it, migrate back to it");
        }
        return up(set.migrations().subList(0, set.migrations().indexOf(end) + 1));
    }

    /**
     * Apply all that is not applied.
     *
     * @throws MigrationFailedException when one of them fails; those before it stay applied
     * @throws IllegalStateException when all are applied, or schema files made the database
     */
    public synchronized List<MigrationRun> migrateUp() {
        checkMigrations();
        if (applied.containsAll(set.migrations())) {
            throw new IllegalStateException("every migration is applied already");
        }
        return up(set.migrations());
    }

    /**
     * Take back the last version that is applied.
     *
     * @throws MigrationFailedException when that fails, or there is nothing to do it with
     * @throws IllegalStateException when none is applied, or schema files made the database
     */
    public synchronized List<MigrationRun> migrateDown() {
        checkMigrations();
        return down(
                List.of(version().orElseThrow(() -> new IllegalStateException("no version is applied that could go"))));
    }

    /**
     * Take back what comes after a migration, the last first. Repeatable ones stay: they have no way back.
     *
     * @param target its version or id, or {@code 0} for everything, where that is no version
     * @throws UnknownMigrationException when there is no such migration, or several
     * @throws MigrationFailedException when that fails, or there is nothing to do it with; those that are taken back already stay so
     * @throws IllegalStateException when it is not applied, or is the last one, or schema files made the database
     */
    public synchronized List<MigrationRun> migrateBackTo(String target) {
        int keep = everything(target) ? 0 : place(target) + 1;
        List<Migration> going = set.migrations().subList(keep, set.migrations().size()).stream()
                .filter(m -> !m.repeatable() && applied.contains(m))
                .sorted(Comparator.comparingInt(set.migrations()::indexOf).reversed())
                .toList();
        if (going.isEmpty()) {
            throw new IllegalStateException("no version after " + target + " is applied");
        }
        return down(going);
    }

    private boolean everything(String target) {
        checkMigrations();
        Target zero = new Target(set.layout(), target);
        return target.equals("0")
                && set.migrations().stream()
                        .noneMatch(m -> zero.names(new Target.Candidate(m.id(), m.version(), m.repeatable())));
    }

    private int place(String target) {
        Migration stays = find(target);
        if (!applied.contains(stays)) {
            throw new IllegalStateException(stays.id() + " is not applied, so the database cannot go back to it");
        }
        return set.migrations().indexOf(stays);
    }

    private Migration find(String target) {
        checkMigrations();
        return new Versions(set).find(target);
    }

    private void checkMigrations() {
        if (recipe.files()) {
            throw new IllegalStateException("schema files made " + this
                    + ", so that no migration is due in it; begin with an empty database or after a migration");
        }
    }

    private List<MigrationRun> up(List<Migration> through) {
        List<Migration> due = through.stream().filter(m -> !applied.contains(m)).toList();
        return run(due, Side.UP);
    }

    private List<MigrationRun> down(List<Migration> going) {
        return run(going, Side.DOWN);
    }

    private List<MigrationRun> run(List<Migration> migrations, Side side) {
        List<MigrationRun> done = new ArrayList<>();
        synchronized (clone.alone()) {
            for (Migration migration : migrations) {
                MigrationRun run = run(migration, side);
                done.add(run);
                runs.add(run);
                if (side == Side.UP) {
                    applied.add(migration);
                } else {
                    applied.remove(migration);
                }
                listener.accept(run);
            }
        }
        return List.copyOf(done);
    }

    private MigrationRun run(Migration migration, Side side) {
        try (Session session = database().connect()) {
            Applied end = applier.follow(session, migration, side);
            if (end instanceof Applied.Done done) {
                return done.run();
            }
            throw new MigrationFailedException(migration, side, (Applied.Failed) end);
        }
    }

    /** Drop the database. Closing twice is allowed. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.accept(this);
            clone.drop().run();
        }
    }

    /** Return its name and where it stands, and nothing secret. */
    @Override
    public String toString() {
        return "database " + database().name() + " (" + state + ")";
    }
}
