package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Deals with a run that did not end: it is gone on with only where that gives what it would have given, or else put back. */
final class Unfinished {

    private final Session session;
    private final Query query;
    private final Ledger ledger;
    private final LedgerRun run;

    Unfinished(Session session, LedgerRun run) {
        this.session = session;
        this.query = new Query(session);
        this.ledger = new Ledger(query);
        this.run = run;
    }

    /**
     * Refuse to go on with it where the source or the decisions are others.
     *
     * @throws SyncException with advice
     */
    void demandSame(SyncPlan plan, SourceIdentity source) {
        if (!run.source().sameDatabase(source)) {
            throw refused(
                    "the unfinished run " + run.name() + " read another source, or nobody can say that it is the same");
        }
        if (!run.plan().equals(plan.digest())
                || !ledger.tables(run.name())
                        .equals(plan.tables().stream().map(TablePlan::relation).toList())) {
            throw refused("the unfinished run " + run.name()
                    + " had another plan: decisions, secret, tables or columns have changed");
        }
    }

    private static SyncException refused(String why) {
        Finding finding = Finding.of(CopyRules.UNFINISHED, why);
        return new SyncException(
                SyncException.Kind.REFUSED,
                why + ". Run without --resume: what it did is put back, and a new run begins",
                List.of(finding),
                null);
    }

    /** Put back everything that it did: rows, foreign keys, triggers, tables of its own. */
    void putBack() {
        try {
            Transaction.run(session, this::putAllBack);
        } catch (PostgresException e) {
            throw new SyncException(
                    SyncException.Kind.COPY,
                    "what the unfinished run " + run.name() + " did could not be put back: " + Words.of(e)
                            + ". Its ledger is in the schema confiture_sync; the column back of the table undo has the statements",
                    List.of(),
                    null);
        }
    }

    private void putAllBack() {
        List<Relation> tables = ledger.tables(run.name());
        if (!run.staged()) {
            empty(tables.stream().filter(this::exists).toList());
            Predicate<Change> there = change -> exists(change.relation());
            Barriers.raise(query, ledger.undo(run.name()).stream().filter(there).toList());
        }
        Staging.drop(query, tables.size());
        ledger.end(run.name(), "put back", 0);
    }

    private boolean exists(Relation table) {
        return query.value("SELECT to_regclass(" + Query.literal(table.sql()) + ")") != null;
    }

    /** Empty the tables, which were empty when the run began; what others have put there since is not thrown away. */
    private void empty(List<Relation> tables) {
        if (tables.isEmpty()) {
            return;
        }
        TargetTable target = TargetTable.of(query, tables);
        query.send("LOCK TABLE " + target.list(tables) + " IN ACCESS EXCLUSIVE MODE");
        List<LedgerPart> parts = ledger.parts(run.name());
        for (Relation table : tables) {
            demandOwn(table, target.count(query, table), rows(parts, table));
        }
        query.send("TRUNCATE TABLE " + target.list(tables));
    }

    static void demandOwn(Relation table, long there, long loaded) {
        if (there > loaded) {
            throw new SyncException(
                    SyncException.Kind.REFUSED,
                    "the target's " + table + " has " + there + " rows, and the unfinished run has loaded " + loaded
                            + ": the others are not its own and would be lost. Delete or move them, then run again",
                    List.of(),
                    null);
        }
    }

    static long rows(List<LedgerPart> parts, Relation table) {
        return parts.stream()
                .filter(p -> p.table().equals(table))
                .map(LedgerPart::done)
                .filter(Objects::nonNull)
                .mapToLong(LedgerPart.Done::rows)
                .sum();
    }
}
