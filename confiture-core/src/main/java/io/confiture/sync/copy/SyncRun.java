package io.confiture.sync.copy;

import io.confiture.catalog.CatalogException;
import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.Planner;
import io.confiture.sync.plan.SyncPlan;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies a database into another, masking on the way.
 *
 * <p>The source is read as of one moment and never written. The target's rows are replaced in one transaction at the end, or not at all;
 * a target whose tables are empty is loaded directly. What is done is written down in the target, so that a run that was killed can be gone on
 * with.
 */
public final class SyncRun {

    private SyncRun() {}

    /**
     * Say what a run would do and how many rows it would copy, and write nothing.
     *
     * @throws SyncException when a database does not answer, or the target is refused
     */
    public static SyncPreview preview(SyncRequest request) {
        demandRules(request);
        Guard.checkName(request.to(), request.protectedDatabases());
        try (Source source = Source.open(request.from());
                Session session = new Target(request.to()).open()) {
            Guard.check(source.session(), session, request.protectedDatabases(), request.to());
            SyncPlan plan = planner(request).plan(source.catalog(), request.tables());
            Preflight preflight = Preflight.of(plan, request.tables(), source.session(), session);
            Map<Relation, Long> rows = new TreeMap<>();
            if (plan.problems().isEmpty() && preflight.problems().isEmpty()) {
                plan.tables().forEach(t -> rows.put(t.relation(), t.withoutRows() == null ? source.estimate(t) : 0));
            }
            return new SyncPreview(plan, preflight.problems(), rows);
        } catch (PostgresException e) {
            throw failed(e);
        } catch (CatalogException e) {
            throw unread(e);
        }
    }

    /**
     * Copy.
     *
     * @param progress hears how far it is
     * @return what was done
     * @throws SyncException when it is refused, or fails; the target's own rows are then as they were
     */
    public static SyncResult run(SyncRequest request, SyncProgress progress) {
        Instant started = Instant.now();
        demandRules(request);
        Guard.checkName(request.to(), request.protectedDatabases());
        Target target = new Target(request.to());
        try (Source source = Source.open(request.from());
                Session session = target.open()) {
            Guard.check(source.session(), session, request.protectedDatabases(), request.to());
            progress.phase("reading the catalogs");
            SyncPlan plan = planner(request).plan(source.catalog(), request.tables());
            demand(plan.problems());
            if (plan.tables().isEmpty()) {
                throw new SyncException(
                        SyncException.Kind.RULES,
                        "no table is selected, so there is nothing to copy; nothing was written",
                        List.of(),
                        null);
            }
            return new LockedSync(request, progress, source, target, session, plan).run(name(started), started);
        } catch (PostgresException e) {
            throw failed(e);
        } catch (CatalogException e) {
            throw unread(e);
        }
    }

    private static SyncException failed(PostgresException e) {
        return new SyncException(SyncException.Kind.COPY, Words.of(e), List.of(), null);
    }

    private static SyncException unread(CatalogException e) {
        return new SyncException(SyncException.Kind.CONNECTION, String.valueOf(e.getMessage()), List.of(), e);
    }

    private static Planner planner(SyncRequest request) {
        return new Planner(request.rules(), request.strategies(), request.key(), request.expectedRows());
    }

    /** What is wrong with the files is said before anything connects. */
    private static void demandRules(SyncRequest request) {
        demand(planner(request).problems());
    }

    private static void demand(List<Finding> problems) {
        if (!problems.isEmpty()) {
            throw new SyncException(
                    SyncException.Kind.RULES,
                    problems.get(0).message()
                            + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)")
                            + "; nothing was written",
                    problems,
                    null);
        }
    }

    private static String name(Instant started) {
        return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(started)
                + String.format(Locale.ROOT, "-%06x", new SecureRandom().nextInt(1 << 24));
    }
}
