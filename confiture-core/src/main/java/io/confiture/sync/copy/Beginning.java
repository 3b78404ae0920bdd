package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Prepares the target for rows, and finds out what is left to copy. */
final class Beginning {

    private final Session session;
    private final Query query;
    private final Ledger ledger;
    private final Preflight preflight;
    private final Chosen chosen;

    Beginning(Session session, Preflight preflight, Chosen chosen) {
        this.session = session;
        this.query = new Query(session);
        this.ledger = new Ledger(query);
        this.preflight = preflight;
        this.chosen = chosen;
    }

    /**
     * Says what there is to do.
     *
     * @param run the run
     * @param tables in the plan's order
     */
    record Begun(LedgerRun run, List<TableWork> tables) {}

    /** Begin a new run. */
    Begun anew(String name, SourceIdentity source) {
        List<TablePlan> plans = preflight.plan().tables();
        List<Relation> relations = plans.stream().map(TablePlan::relation).toList();
        List<List<Part>> parts = plans.stream().map(chosen::parts).toList();
        try {
            return Transaction.in(session, () -> {
                LedgerTables.make(query);
                if (!relations.isEmpty()) {
                    query.send("LOCK TABLE " + preflight.target().list(relations) + " IN SHARE ROW EXCLUSIVE MODE");
                }
                boolean staged =
                        !relations.stream().allMatch(r -> preflight.target().empty(query, r));
                LedgerRun run = new LedgerRun(name, preflight.plan().digest(), source, staged, false);
                List<Change> barriers = staged ? List.of() : Barriers.of(query, preflight.selected());
                ledger.begin(run, relations, barriers);
                List<TableWork> work = new ArrayList<>();
                for (int i = 0; i < plans.size(); i++) {
                    if (staged) {
                        Staging.make(query, i, plans.get(i));
                    }
                    ledger.plan(name, parts.get(i));
                    work.add(new TableWork(plans.get(i), into(run, i, relations), parts.get(i), List.of()));
                }
                Barriers.lower(query, barriers);
                return new Begun(run, work);
            });
        } catch (PostgresException e) {
            throw failed(e);
        }
    }

    private static Relation into(LedgerRun run, int position, List<Relation> relations) {
        return run.staged() ? Staging.table(position) : relations.get(position);
    }

    /**
     * Go on with a run.
     *
     * <p>Parts of one table are kept beside each other only where it is proved that the source's rows are the same, in the same places:
     * else rows that moved would be copied twice or never. Tables that are complete are kept in any case.
     */
    Begun again(LedgerRun run, SourceIdentity source) {
        List<TablePlan> plans = preflight.plan().tables();
        List<Relation> relations = plans.stream().map(TablePlan::relation).toList();
        Map<Relation, List<LedgerPart>> before =
                ledger.parts(run.name()).stream().collect(Collectors.groupingBy(LedgerPart::table));
        List<Progress> tables = progress(run, plans, relations, before);
        boolean same = run.source().sameRows(source) && tables.stream().allMatch(Progress::sameParts);
        boolean mixed = (run.mixed() || !same)
                && tables.stream().anyMatch(t -> t.complete() && !t.known().isEmpty());
        try {
            return Transaction.in(session, () -> {
                List<TableWork> work = new ArrayList<>();
                for (int i = 0; i < plans.size(); i++) {
                    work.add(table(run, plans.get(i), tables.get(i), same));
                }
                ledger.moved(run.name(), source, mixed);
                return new Begun(new LedgerRun(run.name(), run.plan(), source, run.staged(), mixed), work);
            });
        } catch (PostgresException e) {
            throw failed(e);
        }
    }

    private List<Progress> progress(
            LedgerRun run, List<TablePlan> plans, List<Relation> relations, Map<Relation, List<LedgerPart>> before) {
        List<List<Part>> parts = plans.stream().map(chosen::parts).toList();
        List<Progress> tables = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            List<LedgerPart> known = before.getOrDefault(relations.get(i), List.of());
            Relation into = into(run, i, relations);
            long there = count(into);
            long loaded = Unfinished.rows(known, relations.get(i));
            Unfinished.demandOwn(relations.get(i), there, loaded);
            tables.add(new Progress(into, known, parts.get(i), there == loaded));
        }
        return tables;
    }

    private long count(Relation into) {
        try {
            return preflight.target().count(query, into);
        } catch (PostgresException e) {
            throw new SyncException(
                    SyncException.Kind.REFUSED,
                    "what the unfinished run loaded into " + into + " is not to be had any more: " + Words.of(e)
                            + ". Run without --resume: what it did is put back, and a new run begins",
                    List.of(),
                    null);
        }
    }

    private TableWork table(LedgerRun run, TablePlan plan, Progress table, boolean same) {
        List<LedgerPart.Done> done = table.done();
        if (table.complete()) {
            return new TableWork(plan, table.into(), List.of(), done);
        }
        if (same && table.whole()) {
            List<Part> added = table.parts().stream()
                    .filter(p -> !table.keys().contains(Ledger.key(p)))
                    .toList();
            ledger.plan(run.name(), added);
            return new TableWork(plan, table.into(), table.left(), done);
        }
        // A table that stands in for another is no partitioned one.
        query.send("TRUNCATE TABLE " + preflight.target().list(List.of(table.into())));
        ledger.forget(run.name(), plan.relation());
        ledger.plan(run.name(), table.parts());
        return new TableWork(plan, table.into(), table.parts(), List.of());
    }

    private static SyncException failed(PostgresException e) {
        return new SyncException(
                SyncException.Kind.COPY,
                "the target could not be prepared: " + Words.of(e) + "; nothing was copied",
                List.of(),
                null);
    }

    /**
     * Says how far a table has come.
     *
     * @param into where its rows go
     * @param known its parts as the ledger has them
     * @param parts its parts now
     * @param whole whether all rows are there that the ledger says: a server that crashed empties unlogged tables
     */
    private record Progress(Relation into, List<LedgerPart> known, List<Part> parts, boolean whole) {

        Set<String> keys() {
            return known.stream().map(LedgerPart::key).collect(Collectors.toCollection(HashSet::new));
        }

        boolean complete() {
            return whole && known.stream().allMatch(p -> p.done() != null);
        }

        /** A table that grew by pages without rows has more parts now, and those that it had. */
        boolean sameParts() {
            return parts.stream().map(Ledger::key).collect(Collectors.toSet()).containsAll(keys());
        }

        List<LedgerPart.Done> done() {
            return known.stream().map(LedgerPart::done).filter(Objects::nonNull).toList();
        }

        List<Part> left() {
            Set<String> done = known.stream()
                    .filter(p -> p.done() != null)
                    .map(LedgerPart::key)
                    .collect(Collectors.toSet());
            return parts.stream().filter(p -> !done.contains(Ledger.key(p))).toList();
        }
    }
}
