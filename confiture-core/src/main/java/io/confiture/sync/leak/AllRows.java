package io.confiture.sync.leak;

import io.confiture.sync.rules.RowChoice;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;

/** Makes decisions of decisions: the same, but for all rows. */
final class AllRows {

    private AllRows() {}

    static SyncRules of(SyncRules rules) {
        return new SyncRules(
                rules.unlisted(),
                rules.links(),
                rules.tables().stream().map(AllRows::of).toList(),
                rules.problems(),
                rules.notes());
    }

    private static TableRules of(TableRules table) {
        return new TableRules(
                table.location(),
                table.schema(),
                table.name(),
                table.columns(),
                table.rows().all() ? table.rows() : RowChoice.ALL,
                table.withoutRows(),
                table.expectedRows(),
                table.original());
    }
}
