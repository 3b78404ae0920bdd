package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads all that stands in the way of rows in the selected tables. */
final class Barriers {

    private Barriers() {}

    static List<Change> of(Query target, Selected tables) {
        List<Change> changes = new ArrayList<>(ForeignKeys.of(target, tables));
        changes.addAll(Triggers.of(target, tables));
        // COPY knows no rules, but INSERT .. SELECT does.
        read(changes, target, Change.Kind.RULE, " DISABLE RULE ", """
                SELECT n.nspname, c.relname, w.rulename, CASE w.ev_enabled WHEN 'A' THEN ' ENABLE ALWAYS RULE ' WHEN 'R' THEN ' ENABLE REPLICA RULE ' ELSE ' ENABLE RULE ' END
                FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.oid IN (SELECT r.oid FROM %s) AND w.ev_type = '3' AND w.ev_enabled <> 'D'
                ORDER BY 1, 2, 3""".formatted(tables.roots()));
        read(changes, target, Change.Kind.ROW_SECURITY, " NO FORCE ROW LEVEL SECURITY", """
                SELECT n.nspname, c.relname, '', ' FORCE ROW LEVEL SECURITY'
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.oid IN (SELECT r.oid FROM %s) AND c.relrowsecurity AND c.relforcerowsecurity
                ORDER BY 1, 2""".formatted(tables.roots()));
        return changes;
    }

    private static void read(List<Change> changes, Query target, Change.Kind kind, String away, String sql) {
        for (List<@Nullable String> row : target.rows(sql)) {
            Relation table = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            String name = Objects.requireNonNull(row.get(2));
            String quoted = name.isEmpty() ? "" : Relation.quoted(name);
            String alter = "ALTER TABLE " + table.sql();
            changes.add(new Change(kind, table, name, alter + away + quoted, alter + row.get(3) + quoted));
        }
    }

    /** Take all away. */
    static void lower(Query target, List<Change> changes) {
        changes.forEach(change -> target.send(change.away()));
    }

    /**
     * Give all back; of foreign keys that means that the server looks at every row. What is there already stays: somebody may have
     * added it by hand after a run that was killed.
     */
    static void raise(Query target, List<Change> changes) {
        for (Change change : changes) {
            if (change.kind() != Change.Kind.FOREIGN_KEY || !ForeignKeys.exists(target, change)) {
                target.send(change.back());
            }
        }
    }
}
