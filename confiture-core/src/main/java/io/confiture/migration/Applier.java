package io.confiture.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.trace.MigrationTrace;
import io.confiture.migration.trace.StatementTracer;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies single migrations to throwaway databases for good, as their tool would, and takes them back. What has to be applied before
 * is the caller's business, and hooks are not fired: those are for databases that have a ledger.
 *
 * <p>Thread-safe; a session is used by one thread.
 */
public final class Applier {

    private final Scripts scripts;
    private final ScriptExecutor executor;
    private final CatalogReader reader;

    /**
     * Make an applier.
     *
     * @param executor runs the scripts
     * @param code runs what is written in Java
     * @param reader reads catalogs
     * @param failures explains what the server refuses
     */
    public Applier(ScriptExecutor executor, CodeRunner code, CatalogReader reader, FailureFinding failures) {
        this.scripts = new Scripts(failures, code);
        this.executor = executor;
        this.reader = reader;
    }

    /**
     * Apply a migration and measure nothing.
     *
     * @param session idle, on a database that is in the state before it
     * @return why it cannot be applied; null when it was
     */
    public Applied.@Nullable Failed apply(Session session, Migration migration) {
        Applied applied = run(session, migration, Side.UP, ScriptListener.NONE);
        return applied instanceof Applied.Failed failed ? failed : null;
    }

    /**
     * Apply a migration or take it back, and measure what each of its statements does.
     *
     * @param session idle, on a database that is in the state before it
     */
    public Applied follow(Session session, Migration migration, Side side) {
        return run(session, migration, side, new StatementTracer(session));
    }

    private Applied run(Session session, Migration migration, Side side, ScriptListener listener) {
        Rule rule = side == Side.UP ? MigrationRules.UP : MigrationRules.DOWN;
        String obstacle = obstacle(migration, side);
        if (obstacle != null) {
            Finding finding = Finding.of(rule, migration.id() + " " + obstacle).at(migration.location());
            return new Applied.Failed(List.of(finding), null);
        }
        Stage stage = Stage.applying(session, executor, reader, listener);
        long begin = System.nanoTime();
        Attempt attempt = side == Side.UP ? scripts.up(migration, rule, stage) : scripts.down(migration, rule, stage);
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        if (!(attempt.outcome() instanceof Outcome.Passed passed)) {
            return new Applied.Failed(findings(migration, rule, attempt), attempt.failure());
        }
        MigrationTrace trace =
                listener instanceof StatementTracer tracer ? tracer.trace() : new MigrationTrace(List.of(), 0);
        return new Applied.Done(new MigrationRun(migration, side, trace, duration, passed.notes()));
    }

    private static @Nullable String obstacle(Migration migration, Side side) {
        if (side == Side.UP) {
            return migration.isRunnable()
                    ? null
                    : "cannot be run: it is neither SQL nor a Java migration that is found on the class path";
        }
        return WayBack.obstacle(migration.down());
    }

    private static List<Finding> findings(Migration migration, Rule rule, Attempt attempt) {
        return attempt.failed()
                ? attempt.findings()
                : List.of(Finding.of(rule, migration.id() + " was not run: " + attempt.outcome())
                        .at(migration.location()));
    }
}
