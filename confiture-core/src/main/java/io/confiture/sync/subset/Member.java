package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.List;

/**
 * Is a table that takes part in the choice.
 *
 * @param plan what becomes of it
 * @param partitioned whether its rows are in partitions
 * @param leaves the relations that hold its rows
 * @param key the columns of its primary key as SQL text, or an empty text
 */
record Member(TablePlan plan, boolean partitioned, List<Leaf> leaves, String key) {

    Member {
        leaves = List.copyOf(leaves);
    }

    Relation name() {
        return plan.relation();
    }

    boolean empty() {
        return plan.withoutRows() != null;
    }

    boolean chooses() {
        return !empty() && !plan.rows().all();
    }

    boolean bringsChildren() {
        return !empty() && plan.rows().children();
    }

    /** Say whether the target gets the value that the source has, masked or not, so that a reference by it holds there too. */
    boolean carries(String column) {
        return plan.columns().stream()
                .filter(c -> c.name().equals(column))
                .map(c -> c.treatment())
                .anyMatch(t -> t instanceof Treatment.Copy
                        || t instanceof Treatment.Mask
                        || t instanceof Treatment.Leave leave && leave.reason().equals("generated"));
    }

    @Override
    public String toString() {
        return name().toString();
    }

    /**
     * Is a relation that holds rows.
     *
     * @param oid its number in the source
     * @param relation its name
     * @param ordinary whether it is an ordinary table, and no foreign one
     * @param rewritten whether it was emptied or rewritten after the snapshot was taken, which looks empty to it
     */
    record Leaf(long oid, Relation relation, boolean ordinary, boolean rewritten) {}
}
