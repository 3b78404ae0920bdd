package io.confiture.sync.check;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import java.util.Optional;

/**
 * Holds what the project's schema is like, and what the decisions make of it. For one thread at a time.
 *
 * @param snapshot the catalog of a database in which the schema ran
 * @param tables its tables
 * @param plan what would be copied, under the key of checks
 * @param strategies the strategies that there are
 */
record Schema(CatalogSnapshot snapshot, Tables tables, SyncPlan plan, Strategies strategies) {

    /** Find the plan of a table. */
    Optional<TablePlan> plan(Relation relation) {
        return plan.tables().stream().filter(t -> t.relation().equals(relation)).findFirst();
    }

    /** Find what happens to a column. */
    Optional<ColumnPlan> plan(Subject subject) {
        return plan(subject.relation()).stream()
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.name().equals(subject.column()))
                .findFirst();
    }

    /** Return a table that is known to exist. */
    Table table(Relation relation) {
        return tables.table(relation);
    }

    /** Find a column. */
    Optional<Column> column(Subject subject) {
        return tables.has(subject.relation())
                ? tables.table(subject.relation()).column(subject.column())
                : Optional.empty();
    }
}
