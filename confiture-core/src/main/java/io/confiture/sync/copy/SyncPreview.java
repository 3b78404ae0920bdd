package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.SyncPlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what a run would do.
 *
 * @param plan what would be carried out; its problems are those of decisions and tables
 * @param problems what keeps source and target from being used for it
 * @param rows how many rows the source's server expects each table to have
 */
public record SyncPreview(SyncPlan plan, List<Finding> problems, Map<Relation, Long> rows) {

    /** Copy the collections. */
    public SyncPreview {
        problems = List.copyOf(problems);
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }
}
