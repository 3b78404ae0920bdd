package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import java.util.stream.Collectors;

/**
 * Makes tables that stand in for the target's own until the end: the columns that are written and their types, and nothing else.
 *
 * <p>They are unlogged, so the server empties them when it crashes; whoever goes on counts their rows first.
 */
final class Staging {

    private Staging() {}

    /** Return the table that stands in for one, by the place that it has in the ledger. */
    static Relation table(int position) {
        return new Relation(LedgerTables.SCHEMA, "load_" + position);
    }

    static void make(Query target, int position, TablePlan plan) {
        String columns = plan.written().stream()
                .map(c -> Relation.quoted(c.name()) + " " + c.type())
                .collect(Collectors.joining(", "));
        target.send("CREATE UNLOGGED TABLE " + table(position).sql() + " (" + columns
                + ") WITH (autovacuum_enabled = off)");
    }

    static void drop(Query target, int count) {
        for (int i = 0; i < count; i++) {
            target.send("DROP TABLE IF EXISTS " + table(i).sql());
        }
    }

    /** Put the rows where they belong. */
    static void move(Query target, int position, TablePlan plan) {
        String columns = plan.written().stream()
                .map(ColumnPlan::name)
                .map(Relation::quoted)
                .collect(Collectors.joining(", "));
        target.send("INSERT INTO " + plan.relation().sql()
                + (columns.isEmpty() ? "" : " (" + columns + ") OVERRIDING SYSTEM VALUE") + " SELECT " + columns
                + " FROM " + table(position).sql());
    }
}
