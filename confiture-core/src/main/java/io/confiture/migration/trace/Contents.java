package io.confiture.migration.trace;

import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what a statement did to the contents of relations.
 *
 * @param rewrites tables that were there before and lie in another file now
 * @param rebuilt indexes that were there before and lie in another file now, although their table does not
 * @param scanned tables that were there before and were read from end to end
 * @param changed tables of which rows were changed
 * @param rows how many
 */
record Contents(
        List<RelationName> rewrites,
        List<RelationName> rebuilt,
        List<Relation> scanned,
        List<Relation> changed,
        long rows) {

    /** Compare the state before a statement with the one after it. */
    static Contents between(Meter meter, Reading after, Statement statement) {
        // TRUNCATE gives a table another file as well, but an empty one, and reads nothing but that.
        boolean empties = statement.commands().stream().allMatch(c -> c.kind().is("TRUNCATE"));
        List<Relation> rewritten = new ArrayList<>();
        List<Relation> rebuilt = new ArrayList<>();
        List<Relation> scanned = new ArrayList<>();
        List<Relation> changed = new ArrayList<>();
        long rows = 0;
        for (Relation relation : meter.known(after.held().keySet())) {
            Held held = after.held().get(relation.oid());
            if (held == null || !held.exists()) {
                continue;
            }
            Count before = meter.last(relation.oid());
            long more = held.count().changes() - before.changes();
            if (relation.holdsRows() && more > 0) {
                rows += more;
                changed.add(relation);
            }
            if (!relation.existedBefore() || empties) {
                continue;
            }
            if (held.count().columns() > before.columns()
                    && relation.holdsRows()
                    && meter.refusesOldRows(relation, before.columns())) {
                // A table that has a row refuses this at the first one; where it works there is nothing to read.
                continue;
            }
            boolean moved = !before.file().equals(held.count().file());
            if (relation.holdsRows() && moved) {
                rewritten.add(relation);
            } else if (relation.isIndex() && moved) {
                rebuilt.add(relation);
            }
            if (relation.holdsRows() && held.count().scans() > before.scans()) {
                scanned.add(relation);
            }
        }
        rebuilt.removeIf(index -> rewritten.stream().anyMatch(table -> table.oid() == index.table()));
        return new Contents(StatementTracer.names(rewritten), StatementTracer.names(rebuilt), scanned, changed, rows);
    }
}
