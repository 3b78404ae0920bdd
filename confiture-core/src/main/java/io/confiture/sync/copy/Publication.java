package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import java.util.List;

/** Makes the loaded rows the tables' own: one transaction, which proves what it did before it is committed. */
final class Publication {

    private final Session session;
    private final Query query;
    private final TargetLock lock;
    private final TargetTable target;
    private final Selected selected;
    private final SyncProgress progress;

    Publication(Session session, TargetLock lock, TargetTable target, Selected selected, SyncProgress progress) {
        this.session = session;
        this.query = new Query(session);
        this.lock = lock;
        this.target = target;
        this.selected = selected;
        this.progress = progress;
    }

    /**
     * Publish.
     *
     * @param tables all tables of the run, each with all its rows loaded
     * @return what is worth knowing
     * @throws SyncException when a foreign key does not hold, or a number is wrong; everything is then as before
     */
    List<Finding> publish(LedgerRun run, List<TableWork> tables, Sequences sequences) {
        try {
            return Transaction.in(session, () -> swapAndProve(run, tables, sequences));
        } catch (PostgresException e) {
            throw failed(Words.of(e));
        }
    }

    private List<Finding> swapAndProve(LedgerRun run, List<TableWork> tables, Sequences sequences) {
        lock.verify();
        List<Relation> relations = tables.stream().map(t -> t.plan().relation()).toList();
        if (!relations.isEmpty()) {
            query.send("LOCK TABLE " + target.list(relations) + " IN ACCESS EXCLUSIVE MODE");
        }
        Ledger ledger = new Ledger(query);
        List<Change> barriers = run.staged() ? Barriers.of(query, selected) : ledger.undo(run.name());
        if (run.staged()) {
            Barriers.lower(query, barriers);
            swap(tables, relations);
        }
        // A unique constraint that is deferred has looked at nothing yet, and its table could not be altered.
        query.send("SET CONSTRAINTS ALL IMMEDIATE");
        tables.forEach(this::count);
        progress.phase("adding foreign keys");
        Barriers.raise(query, barriers);
        List<String> lost = ForeignKeys.lost(query, barriers);
        if (!lost.isEmpty()) {
            throw failed("foreign keys are not what they were: " + String.join(", ", lost));
        }
        progress.phase("setting sequences");
        List<Finding> notes = sequences.set(query);
        Staging.drop(query, run.staged() ? tables.size() : 0);
        ledger.end(
                run.name(), "done", tables.stream().mapToLong(TableWork::rows).sum());
        return notes;
    }

    private void swap(List<TableWork> tables, List<Relation> relations) {
        if (!relations.isEmpty()) {
            query.send("TRUNCATE TABLE " + target.list(relations));
        }
        for (int i = 0; i < tables.size(); i++) {
            TableWork table = tables.get(i);
            progress.phase("swapping in " + table.plan().relation());
            Staging.move(query, i, table.plan());
        }
    }

    private void count(TableWork table) {
        long there = target.count(query, table.plan().relation());
        if (there != table.rows()) {
            throw failed(table.plan().relation() + " has " + there + " rows and not the " + table.rows()
                    + " that were copied");
        }
    }

    private static SyncException failed(String why) {
        return new SyncException(
                SyncException.Kind.COPY, "the copied rows could not be swapped in: " + why, List.of(), null);
    }
}
