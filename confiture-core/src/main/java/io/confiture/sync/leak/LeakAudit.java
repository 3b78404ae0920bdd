package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.rules.SyncRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for originals of the source in the target, after a real copy: for all of them at once in bounded memory, and for those that
 * may be there once more, exactly. See {@link AuditResult} for what counts as a leak.
 */
public final class LeakAudit {

    /** More candidates than this are no chance, and what they are is not worth their memory. */
    private static final int MOST_CANDIDATES = 500_000;

    private static final int MOST_NEEDLES = 50_000;

    private static final Unscanned TOO_MANY = new Unscanned(
            new Place("originals", "*"),
            "so many may be in the target that not all were compared: sample fewer, or give the filter more bits");

    private final SyncPlan plan;
    private final SyncRules rules;
    private final AuditDepth depth;

    /**
     * Take what was copied.
     *
     * @param plan as it was carried out
     * @param rules the decisions behind it
     * @param depth how thoroughly to look
     */
    public LeakAudit(SyncPlan plan, SyncRules rules, AuditDepth depth) {
        this.plan = plan;
        this.rules = rules;
        this.depth = depth;
    }

    /**
     * Look.
     *
     * @param from the source, which is read as of one moment and never written
     * @param to the target
     * @throws io.confiture.postgres.PostgresException when one of them does not answer, or does not give what was copied
     */
    public AuditResult between(DatabaseUrl from, DatabaseUrl to) {
        try (Session source = Session.to(from, "confiture sync audit");
                Session target = Session.to(to, "confiture sync audit")) {
            new Query(source)
                    .send(ScanQueries.SETTINGS + "; SET default_transaction_read_only = on;"
                            + " BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            AuditResult result = look(source, target);
            source.rollback();
            return result;
        }
    }

    private AuditResult look(Session source, Session target) {
        Originals originals = new Originals(plan, depth.percent());
        Sieve sieve = new Sieve(depth.bits());
        originals.each(source, (column, needle) -> forms(needle).forEach(sieve::add));
        long strong = originals.strong();
        long weak = originals.weak();
        List<String> leftOut = List.copyOf(originals.leftOut());
        Set<Long> candidates = new HashSet<>();
        Coverage coverage = Scan.of(target, (place, value) -> {
            for (View view : Views.of(value)) {
                if (candidates.size() < MOST_CANDIDATES) {
                    sieve.search(Folding.squeeze(view.text()), candidates);
                }
            }
        });
        Map<Needle, Integer> needles = candidates.isEmpty() ? Map.of() : needles(source, candidates);
        AuditTally tally = new AuditTally(needles, rules);
        if (!needles.isEmpty()) {
            new LeakScanner(needles.keySet()).scan(target, tally);
            tally.coincidences(plan, source, target);
        }
        boolean over = candidates.size() >= MOST_CANDIDATES || needles.size() >= MOST_NEEDLES;
        return new AuditResult(
                tally.leaks(),
                tally.shared(),
                tally.reviewed(),
                tally.coincident(),
                strong,
                weak,
                leftOut,
                depth.percent(),
                over ? coverage.without(TOO_MANY) : coverage);
    }

    /** Return the originals behind candidates, and how many rows have each. */
    private Map<Needle, Integer> needles(Session source, Set<Long> candidates) {
        Map<Needle, Integer> needles = new HashMap<>();
        new Originals(plan, depth.percent()).each(source, (column, needle) -> {
            boolean known = needles.containsKey(needle);
            if (known
                    || needles.size() < MOST_NEEDLES
                            && forms(needle).stream().anyMatch(f -> candidates.contains(Sieve.key(f)))) {
                needles.merge(needle, 1, Integer::sum);
            }
        });
        return needles;
    }

    private static List<String> forms(Needle needle) {
        return Forms.of(needle).stream()
                .map(Form::text)
                .filter(form -> form.length() >= Sieve.SHORTEST)
                .toList();
    }
}
