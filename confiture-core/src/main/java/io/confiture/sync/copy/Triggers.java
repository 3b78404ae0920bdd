package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the user's triggers of the selected tables and of their partitions; each gets back the state that it had. */
final class Triggers {

    private Triggers() {}

    static List<Change> of(Query target, Selected tables) {
        // Before PostgreSQL 15 the copies that partitions have of a trigger are marked as internal.
        return target.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT n.nspname, c.relname, t.tgname, t.tgenabled
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE t.tgrelid IN (SELECT oid FROM picked) AND t.tgenabled <> 'D'
                  AND (NOT t.tgisinternal OR (t.tgparentid <> 0 AND t.tgconstraint = 0))
                ORDER BY 1, 2, 3""".formatted(tables.all())).stream()
                .map(Triggers::change)
                .toList();
    }

    private static Change change(List<@Nullable String> row) {
        Relation table = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
        String name = Objects.requireNonNull(row.get(2));
        String alter = "ALTER TABLE ONLY " + table.sql();
        String trigger = " TRIGGER " + Relation.quoted(name);
        String enable =
                switch (String.valueOf(row.get(3))) {
                    case "A" -> " ENABLE ALWAYS";
                    case "R" -> " ENABLE REPLICA";
                    default -> " ENABLE";
                };
        return new Change(Change.Kind.TRIGGER, table, name, alter + " DISABLE" + trigger, alter + enable + trigger);
    }
}
