package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.SyncPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Is a run from when it has the target for itself. */
final class LockedSync {

    private final SyncRequest request;
    private final SyncProgress progress;
    private final Source source;
    private final Target target;
    private final Session session;
    private final SyncPlan plan;
    private final List<Finding> notes = new ArrayList<>();

    LockedSync(
            SyncRequest request, SyncProgress progress, Source source, Target target, Session session, SyncPlan plan) {
        this.request = request;
        this.progress = progress;
        this.source = source;
        this.target = target;
        this.session = session;
        this.plan = plan;
    }

    SyncResult run(String name, Instant started) {
        TargetLock lock = TargetLock.take(session);
        Optional<LedgerRun> old = unfinished();
        Preflight preflight = Preflight.of(plan, request.tables(), source.session(), session);
        preflight.demand();
        Chosen chosen = Chosen.of(source, plan.tables(), progress);
        notes.addAll(plan.notes());
        notes.addAll(chosen.notes());
        Beginning beginning = new Beginning(session, preflight, chosen);
        Beginning.Begun begun = old.isPresent()
                ? beginning.again(old.get(), source.identity())
                : beginning.anew(name, source.identity());
        List<TableWork> tables = begun.tables();
        progress.expect(Math.max(
                0,
                plan.tables().stream().mapToLong(chosen::estimate).sum()
                        - tables.stream().mapToLong(TableWork::rows).sum()));
        try {
            progress.phase("copying");
            tables.stream().filter(t -> t.parts().isEmpty()).forEach(t -> progress.done(t.copied()));
            new Workers(begun.run().name(), source, target, progress).copy(tables, request.jobs());
            notes.addAll(new Publication(session, lock, preflight.target(), preflight.selected(), progress)
                    .publish(begun.run(), tables, preflight.sequences()));
        } catch (SyncException e) {
            throw withAdvice(e, begun.run());
        } catch (PostgresException e) {
            throw withAdvice(new SyncException(SyncException.Kind.COPY, Words.of(e), List.of(), null), begun.run());
        }
        views();
        return new SyncResult(
                begun.run().name(),
                plan,
                tables.stream().map(TableWork::copied).toList(),
                begun.run().staged(),
                inconsistent(begun.run()),
                notes,
                started,
                Duration.between(started, Instant.now()));
    }

    /** Say where the target stands now, and how to go on. */
    private static SyncException withAdvice(SyncException e, LedgerRun run) {
        String message = String.valueOf(e.getMessage());
        return new SyncException(
                e.kind(),
                message
                        + (message.endsWith(".") ? "" : ".")
                        + (run.staged()
                                ? " The target's own rows are untouched; run again with --resume to go on with what is copied, or"
                                        + " without it to begin anew."
                                : " The target's tables were empty; they hold a part of the rows now, and are without their foreign"
                                        + " keys and triggers. Run again with --resume to go on, or without it to put that back and"
                                        + " begin anew."),
                e.findings(),
                e.getCause());
    }

    /** Find the run to go on with; one that is not gone on with is put back. */
    private Optional<LedgerRun> unfinished() {
        Optional<LedgerRun> old = new Ledger(new Query(session)).unfinished();
        if (old.isEmpty()) {
            if (request.resume()) {
                notes.add(Finding.of(
                        CopyRules.NOT_COPIED, "there was no unfinished run to go on with; this is a new one"));
            }
            return old;
        }
        Unfinished unfinished = new Unfinished(session, old.get());
        if (request.resume()) {
            unfinished.demandSame(plan, source.identity());
            return old;
        }
        progress.phase("putting back what an unfinished run did");
        unfinished.putBack();
        notes.add(Finding.of(
                CopyRules.NOT_COPIED,
                "the unfinished run " + old.get().name() + " was put back, and this one began anew"));
        return Optional.empty();
    }

    private void views() {
        List<String> views = new Query(session)
                        .rows(
                                "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                        + " WHERE c.relkind = 'm' AND n.nspname NOT LIKE 'pg\\_t%' ORDER BY 1, 2")
                        .stream()
                        .map(row -> new Relation(String.valueOf(row.get(0)), String.valueOf(row.get(1))).toString())
                        .toList();
        if (!views.isEmpty()) {
            notes.add(Finding.of(
                            CopyRules.NOT_REFRESHED,
                            "materialized views of the target still show what they showed: " + String.join(", ", views))
                    .withSuggestion("REFRESH MATERIALIZED VIEW"));
        }
    }

    private static @Nullable String inconsistent(LedgerRun run) {
        return run.mixed()
                ? "the run was gone on with after the source had changed, or when nobody could say that it had not: tables that were"
                        + " complete are of the earlier moment, all others of the later one. Foreign keys hold"
                : null;
    }
}
