package io.confiture.migration.hook;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.Chain;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.Ledger;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries SQL hooks on a copy of the database that all migrations leave, with an empty ledger in it, each in a transaction that is
 * rolled back.
 *
 * <p>All are tried when the first is asked about. Hooks in Java are not: nobody knows what they reach. Thread-safe.
 */
public final class HookTrial {

    private final HookSet hooks;
    private final MigrationSet migrations;
    private final Chain chain;
    private final TableName ledger;
    private @Nullable Map<HookEntry, Outcome> outcomes;

    /**
     * Prepare the trial; starts nothing.
     *
     * @param ledger the table of the ledger
     */
    public HookTrial(HookSet hooks, MigrationSet migrations, Chain chain, TableName ledger) {
        this.hooks = hooks;
        this.migrations = migrations;
        this.chain = chain;
        this.ledger = ledger;
    }

    synchronized Outcome of(HookEntry hook) {
        if (!(hook instanceof HookEntry.Sql)) {
            return new Outcome.Skipped("hooks in Java are not tried: nobody knows what they reach");
        }
        Map<HookEntry, Outcome> known = outcomes;
        if (known == null) {
            Map<HookEntry, Outcome> tried = new HashMap<>();
            chain.onCopyOfTheEnd(session -> tryAll(session, tried))
                    .ifPresent(cause -> all().forEach(h -> tried.put(h, new Outcome.Aborted(cause))));
            known = tried;
            outcomes = known;
        }
        Outcome outcome = known.get(hook);
        return outcome == null ? new Outcome.Aborted("the connection was lost by a hook before this one") : outcome;
    }

    private List<HookEntry.Sql> all() {
        List<HookEntry.Sql> all = new ArrayList<>();
        for (HookPhase phase : HookPhase.values()) {
            for (HookEntry hook : hooks.of(phase)) {
                if (hook instanceof HookEntry.Sql sql) {
                    all.add(sql);
                }
            }
        }
        return all;
    }

    private void tryAll(Session session, Map<HookEntry, Outcome> tried) {
        if (ledger.schema() != null) {
            new Query(session).send("CREATE SCHEMA IF NOT EXISTS " + new TableName(null, ledger.schema()).sql());
        }
        new Ledger(session, ledger).create();
        for (HookEntry.Sql hook : all()) {
            if (session.alive()) {
                tried.put(hook, outcome(hook, attempt(session, hook)));
            }
        }
    }

    private HookTry attempt(Session session, HookEntry.Sql hook) {
        boolean alone = Hooks.refusesTransaction(hook);
        if (!alone) {
            session.begin();
        }
        Hooks.tell(session, hook, subject(hook), !alone);
        HookTry end = new SqlHookRun(session, hook).run();
        if (session.alive()) {
            if (session.transactionState() != TransactionState.IDLE) {
                session.rollback();
            }
            session.resetState();
        }
        return end;
    }

    private @Nullable HookSubject subject(HookEntry hook) {
        if (hook.moment() == HookMoment.RUN || migrations.migrations().isEmpty()) {
            return null;
        }
        var last = migrations.migrations().get(migrations.migrations().size() - 1);
        boolean back = hook.phase() == HookPhase.BEFORE_ROLLBACK || hook.phase() == HookPhase.AFTER_ROLLBACK;
        return new HookSubject(last.id(), last.version(), back ? "down" : "up");
    }

    private static Outcome outcome(HookEntry hook, HookTry end) {
        Severity severity = hook.options().onError() == HookOptions.OnError.WARN ? Severity.WARNING : Severity.ERROR;
        return switch (end.status()) {
            case RAN -> Outcome.passed();
            case VETOED -> new Outcome.Skipped("it refuses on the throwaway database: " + end.message());
            case FAILED, TIMED_OUT, SKIPPED ->
                Outcome.of(
                        List.of(Finding.of(HookChecks.RUNS, end.message())
                                .at(end.location())
                                .withSeverity(severity)),
                        Severity.ERROR);
        };
    }
}
