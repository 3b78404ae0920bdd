package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.SyncRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts which originals were found where, and tells leaks from what is none. For one thread. */
final class AuditTally implements Heard {

    /** A word that so many rows share points to nobody. */
    private static final int SHARED = 5;

    /** So many digits are a number of somebody's, however often it stands there: one person has many orders. */
    private static final int NUMBER = 6;

    private final Map<Needle, Integer> rowsOf;
    private final SyncRules rules;
    private final Map<Found, Long> found = new LinkedHashMap<>();
    private final Set<Found> explained = new HashSet<>();
    private final Map<String, Relation> roots = new TreeMap<>();

    AuditTally(Map<Needle, Integer> rowsOf, SyncRules rules) {
        this.rowsOf = rowsOf;
        this.rules = rules;
    }

    /** Says that a needle was found at a place. */
    private record Found(Needle needle, Place place, Encoding encoding) {}

    @Override
    public void found(Needle needle, Place place, Encoding encoding) {
        found.merge(new Found(needle, place, encoding), 1L, Long::sum);
    }

    /** Find out which of those that stand in masked columns are what the masking makes of other values. */
    void coincidences(SyncPlan plan, Session source, Session target) {
        readRoots(target);
        for (TablePlan table : plan.tables()) {
            for (ColumnPlan column : table.columns()) {
                if (column.treatment() instanceof Treatment.Mask mask) {
                    List<Found> here = found.keySet().stream()
                            .filter(f -> at(f, table, column))
                            .toList();
                    if (!here.isEmpty()) {
                        explain(here, mask, table, column, source);
                    }
                }
            }
        }
    }

    private void explain(List<Found> here, Treatment.Mask mask, TablePlan table, ColumnPlan column, Session source) {
        NeedleIndex index =
                new NeedleIndex(here.stream().map(Found::needle).distinct().toList());
        Originals.rows(source, table, List.of(column), 100, values -> {
            String value = values.get(0);
            String made = value == null ? null : masked(mask, value);
            if (value == null || made == null) {
                return;
            }
            String original = Folding.squeeze(value);
            index.search(Folding.squeeze(made), form -> {
                if (form.encoding() == Encoding.AS_IS && !original.contains(form.text())) {
                    here.stream().filter(f -> f.needle().equals(form.needle())).forEach(explained::add);
                }
            });
        });
    }

    private static @Nullable String masked(Treatment.Mask mask, String value) {
        try {
            return mask.masking().mask(value);
        } catch (MaskingException e) {
            // A value that cannot be masked was not copied either: nothing comes of it.
            return null;
        }
    }

    private void readRoots(Session target) {
        for (var row : new Query(target)
                .rows("SELECT n.nspname, c.relname, rn.nspname, r.relname FROM pg_catalog.pg_class c"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_catalog.pg_class r ON r.oid = pg_catalog.pg_partition_root(c.oid)"
                        + " JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace WHERE c.relispartition")) {
            roots.put(
                    new Relation(String.valueOf(row.get(0)), String.valueOf(row.get(1))).toString(),
                    new Relation(String.valueOf(row.get(2)), String.valueOf(row.get(3))));
        }
    }

    private boolean at(Found one, TablePlan table, ColumnPlan column) {
        return one.place().column().equals(column.name())
                && root(one.place()).equals(table.relation().toString());
    }

    private String root(Place place) {
        Relation root = roots.get(place.relation());
        return root == null ? place.relation() : root.toString();
    }

    /** Return what is neither shared nor reviewed nor made by a masking. */
    List<Hit> leaks() {
        return hits(f -> !shared(f) && !reviewed(f) && !explained.contains(f));
    }

    List<Hit> shared() {
        return hits(this::shared);
    }

    List<Hit> reviewed() {
        return hits(f -> !shared(f) && reviewed(f));
    }

    List<Hit> coincident() {
        return hits(f -> !shared(f) && !reviewed(f) && explained.contains(f));
    }

    private boolean shared(Found one) {
        String text = one.needle().text();
        boolean points = text.indexOf('@') >= 0
                || text.chars().filter(Character::isDigit).count() >= NUMBER;
        return rowsOf.getOrDefault(one.needle(), 0) >= SHARED && !points && !atHome(one);
    }

    /** Say whether a value stands in the very column that it is from, where nothing but a masking that did not work can put it. */
    private boolean atHome(Found one) {
        ColumnName column = one.needle().column();
        return one.place().column().equals(column.column())
                && root(one.place()).equals(new Relation(column.schema(), column.table()).toString());
    }

    private boolean reviewed(Found one) {
        Optional<Decision> decision = rules.tables().stream()
                .filter(t -> new Relation(t.schema(), t.name()).toString().equals(root(one.place())))
                .map(t -> t.columns().get(one.place().column()))
                .filter(d -> d != null)
                .findFirst();
        return decision.isPresent() && decision.get() instanceof Decision.Keep keep && keep.reviewed();
    }

    private List<Hit> hits(Predicate<Found> wanted) {
        Map<ColumnName, Map<Place, Map<Encoding, Long>>> sums = new LinkedHashMap<>();
        found.forEach((one, rows) -> {
            if (wanted.test(one)) {
                sums.computeIfAbsent(one.needle().column(), c -> new TreeMap<>())
                        .computeIfAbsent(one.place(), p -> new HashMap<>())
                        .merge(one.encoding(), rows, Long::sum);
            }
        });
        List<Hit> hits = new ArrayList<>();
        sums.forEach((column, places) -> places.forEach((place, encodings) ->
                encodings.forEach((encoding, rows) -> hits.add(new Hit(column, place, encoding, rows)))));
        return hits;
    }
}
