package io.confiture.sync.copy;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Tables;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.TableSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at both databases before anything is written.
 *
 * @param plan what is to be done
 * @param selected the tables
 * @param target the target's tables
 * @param sequences where the source's sequences stand
 * @param problems what keeps it from being done
 */
record Preflight(SyncPlan plan, Selected selected, TargetTable target, Sequences sequences, List<Finding> problems) {

    static Preflight of(SyncPlan plan, TableSelection selection, Session source, Session target) {
        Query read = new Query(source);
        Query write = new Query(target);
        Selected selected =
                Selected.of(plan.tables().stream().map(TablePlan::relation).toList());
        Tables tables = new Tables(new CatalogReader(ReaderOptions.defaults()).read(target.connection()));
        List<Finding> problems = new ArrayList<>(Fitness.of(plan.tables(), tables));
        problems.addAll(Privileges.ofSource(read, plan.tables()));
        problems.addAll(Privileges.ofTarget(write, selected));
        problems.addAll(Outsiders.of(write, selected));
        Sequences sequences = Sequences.of(read, selected, selection.equals(TableSelection.ALL));
        problems.addAll(sequences.problems(write));
        return new Preflight(
                plan,
                selected,
                TargetTable.of(
                        write, plan.tables().stream().map(TablePlan::relation).toList()),
                sequences,
                problems);
    }

    /**
     * Refuse to go on where something is wrong.
     *
     * @throws SyncException with everything that is
     */
    void demand() {
        if (!problems.isEmpty()) {
            throw new SyncException(
                    SyncException.Kind.REFUSED,
                    "source and target are not ready: " + problems.get(0).message()
                            + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)")
                            + "; nothing was copied",
                    problems,
                    null);
        }
    }
}
