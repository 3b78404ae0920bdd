package io.confiture.sync.plan;

import io.confiture.check.Finding;
import java.util.List;

/**
 * Says what happens to every table of a database.
 *
 * @param tables in the order of their names; those that were not selected are not among them
 * @param problems why it must not be carried out; empty in the good case
 * @param digest the SHA-256 of all decisions as they are applied, in hexadecimal: the same plan has the same digest
 */
public record SyncPlan(List<TablePlan> tables, List<Finding> problems, String digest) {

    /** Copy the lists. */
    public SyncPlan {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }
}
