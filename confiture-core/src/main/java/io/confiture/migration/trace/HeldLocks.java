package io.confiture.migration.trace;

import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows the locks of one session from statement to statement; they are gone with their transaction. Not thread-safe. */
final class HeldLocks {

    private static final Comparator<RelationLock> BY_NAME = Comparator.comparing(RelationLock::relation)
            .thenComparing(lock -> lock.index() == null ? "" : lock.index().toString());

    private String transaction = "";
    private Map<Long, Entry> entries = Map.of();

    /** Return what was held before the statement after which this was read, on what was there before the migration. */
    List<HeldLock> before(Reading reading) {
        if (!transaction.equals(reading.transaction())) {
            return List.of();
        }
        return entries.values().stream()
                .filter(e -> e.standing().exists() && e.standing().lock().existedBefore())
                .map(e -> new HeldLock(e.standing().lock(), e.since()))
                .sorted(Comparator.comparing(HeldLock::lock, BY_NAME))
                .toList();
    }

    /** Go on to what is held after a statement; returns what the statement added. */
    List<RelationLock> after(Statement statement, Reading reading, Meter meter) {
        Map<Long, Entry> known = transaction.equals(reading.transaction()) ? entries : Map.of();
        Map<Long, Entry> now = new HashMap<>();
        List<RelationLock> added = new ArrayList<>();
        strongest(reading, meter).forEach((key, standing) -> {
            Entry before = known.get(key);
            boolean more = before == null
                    || standing.lock()
                            .mode()
                            .strongerThan(before.standing().lock().mode());
            if (more) {
                added.add(standing.lock());
            }
            now.put(key, new Entry(standing, before == null || more ? statement : before.since()));
        });
        transaction = reading.transaction();
        entries = now;
        added.sort(BY_NAME);
        return added;
    }

    /** Return the strongest lock per table, and those of indexes that are stronger than their table's. */
    private static Map<Long, Standing> strongest(Reading reading, Meter meter) {
        Map<Long, Standing> tables = new HashMap<>();
        Map<Long, Standing> indexes = new HashMap<>();
        for (Relation relation : meter.known(reading.held().keySet())) {
            Held held = Objects.requireNonNull(reading.held().get(relation.oid()));
            Relation table = meter.tableOf(relation);
            if (relation.isToast()) {
                // It is locked together with its table, and nobody waits for it alone.
                continue;
            }
            if (!relation.isIndex()) {
                tables.put(table.oid(), new Standing(lock(table, null, held), held.exists()));
            } else if (relation.existedBefore() && held.exists()) {
                indexes.put(relation.oid(), new Standing(lock(table, relation.name(), held), true));
            }
        }
        indexes.values().removeIf(index -> tables.values().stream().anyMatch(table -> table.covers(index)));
        tables.putAll(indexes);
        return tables;
    }

    private static RelationLock lock(Relation table, @Nullable RelationName index, Held held) {
        return new RelationLock(table.name(), index, held.mode(), table.existedBefore());
    }

    private record Entry(Standing standing, Statement since) {}

    private record Standing(RelationLock lock, boolean exists) {

        boolean covers(Standing index) {
            return lock.relation().equals(index.lock.relation())
                    && !index.lock.mode().strongerThan(lock.mode());
        }
    }
}
