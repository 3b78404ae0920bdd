package io.confiture.migration.hook;

import io.confiture.migration.hook.HookResult.Status;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the hooks of a command.
 *
 * <p>In an open transaction each hook runs behind a savepoint, so that one that fails and may fail leaves no trace. Otherwise each
 * has a transaction of its own. For one thread.
 */
public final class Hooks {

    private static final String SAVEPOINT = "confiture_hook";

    private final HookSet set;
    private final Consumer<HookResult> listener;

    /**
     * Prepare to run hooks.
     *
     * @param set without problems
     * @param listener learns of each hook what became of it, as soon as it is known
     */
    public Hooks(HookSet set, Consumer<HookResult> listener) {
        if (!set.problems().isEmpty()) {
            throw new IllegalArgumentException("hooks with problems must not run: " + set.problems());
        }
        this.set = set;
        this.listener = listener;
    }

    /** Return what runs no hooks. */
    public static Hooks none() {
        return new Hooks(HookSet.none(), result -> {});
    }

    /** Say whether a moment of a phase has hooks. */
    public boolean any(HookPhase phase, HookMoment moment) {
        return set.of(phase).stream().anyMatch(h -> h.moment() == moment);
    }

    /** Say whether a result is that of a hook which runs in the transaction of a migration. */
    public boolean inside(HookResult result) {
        return set.of(result.phase()).stream()
                .anyMatch(h -> h.name().equals(result.name()) && h.moment() == HookMoment.INSIDE);
    }

    /**
     * Run the hooks of a moment, until one stops the command.
     *
     * @param session in the transaction of the migration for {@link HookMoment#INSIDE}; otherwise idle. It is given back in the
     *     same state, with the settings that {@code restore} makes
     * @param subject the migration, or null
     * @param restore puts the settings of the session right after each hook
     * @return what became of each; a hook that fails is a result, never an exception
     */
    public HookRound fire(
            Session session, HookPhase phase, HookMoment moment, @Nullable HookSubject subject, Runnable restore) {
        List<HookResult> results = new ArrayList<>();
        boolean lost = false;
        HookResult stop = null;
        for (HookEntry hook : set.of(phase)) {
            if (hook.moment() != moment) {
                continue;
            }
            HookResult result = stop == null ? run(session, hook, subject, restore) : skipped(hook, subject, stop);
            lost |= !session.alive();
            stop = stop == null && result.stops() ? result : stop;
            results.add(result);
            listener.accept(result);
        }
        return new HookRound(results, lost);
    }

    private HookResult run(Session session, HookEntry hook, @Nullable HookSubject subject, Runnable restore) {
        long begin = System.nanoTime();
        int attempt = 1;
        HookTry last = attempt(session, hook, subject, restore);
        while (attempt <= hook.options().retries()
                && !last.unusable()
                && (last.status() == Status.FAILED || last.status() == Status.TIMED_OUT)) {
            attempt++;
            last = attempt(session, hook, subject, restore);
        }
        boolean stops = !last.succeeded()
                && (last.status() == Status.VETOED
                        || last.unusable()
                        || hook.options().onError() == HookOptions.OnError.FAIL);
        return new HookResult(
                hook.phase(),
                hook.name(),
                subject,
                last.status(),
                last.message(),
                last.location(),
                Duration.ofNanos(System.nanoTime() - begin),
                attempt,
                stops);
    }

    private static HookResult skipped(HookEntry hook, @Nullable HookSubject subject, HookResult stop) {
        return new HookResult(
                hook.phase(),
                hook.name(),
                subject,
                Status.SKIPPED,
                stop.name() + " stopped the command",
                hook.location(),
                Duration.ZERO,
                0,
                false);
    }

    private HookTry attempt(Session session, HookEntry hook, @Nullable HookSubject subject, Runnable restore) {
        boolean inside = session.transactionState() != TransactionState.IDLE;
        HookTry end;
        try {
            if (inside) {
                end = behindSavepoint(session, hook, subject);
            } else if (refusesTransaction(hook)) {
                tell(session, hook, subject, false);
                end = call(session, hook, subject);
            } else {
                end = inOwnTransaction(session, hook, subject);
            }
        } catch (PostgresException e) {
            end = HookTry.of(Status.FAILED, String.valueOf(e.getMessage()), hook);
        }
        if (!session.alive()) {
            return end.nothingCanFollow();
        }
        boolean asBefore = session.transactionState() == (inside ? TransactionState.OPEN : TransactionState.IDLE);
        if (asBefore) {
            restore.run();
        }
        return asBefore ? end : end.nothingCanFollow();
    }

    private HookTry behindSavepoint(Session session, HookEntry hook, @Nullable HookSubject subject) {
        Query query = new Query(session);
        query.send("SAVEPOINT " + SAVEPOINT);
        tell(session, hook, subject, true);
        HookTry end = call(session, hook, subject);
        if (session.alive() && session.transactionState() != TransactionState.IDLE && !end.unusable()) {
            query.send((end.succeeded() ? "" : "ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; ") + "RELEASE SAVEPOINT "
                    + SAVEPOINT);
        }
        return end;
    }

    private HookTry inOwnTransaction(Session session, HookEntry hook, @Nullable HookSubject subject) {
        session.begin();
        try {
            tell(session, hook, subject, true);
            HookTry end = call(session, hook, subject);
            if (end.succeeded()) {
                session.commit();
            }
            return end;
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    private HookTry call(Session session, HookEntry hook, @Nullable HookSubject subject) {
        return hook instanceof HookEntry.Sql sql
                ? new SqlHookRun(session, sql).run()
                : new JavaHookRun(session, (HookEntry.Java) hook, subject, set.placeholders()).run();
    }

    static boolean refusesTransaction(HookEntry hook) {
        return hook instanceof HookEntry.Sql sql
                && sql.statements().stream().anyMatch(ScriptExecutor::needsNoTransaction);
    }

    /** Let SQL know what it is about: {@code current_setting('confiture.version')} and its like. */
    static void tell(Session session, HookEntry hook, @Nullable HookSubject subject, boolean local) {
        new Query(session)
                .send("SELECT " + setting("phase", hook.phase().word(), local) + ", "
                        + setting("migration", subject == null ? "" : subject.id(), local) + ", "
                        + setting("version", subject == null ? "" : subject.version(), local) + ", "
                        + setting("direction", subject == null ? "" : subject.direction(), local));
    }

    private static String setting(String name, String value, boolean local) {
        return "pg_catalog.set_config('confiture." + name + "', " + Query.literal(value) + ", " + local + ")";
    }
}
