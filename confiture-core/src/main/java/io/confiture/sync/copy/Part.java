package io.confiture.sync.copy;

import io.confiture.rows.Relation;
import io.confiture.sync.subset.TidRange;
import io.confiture.sync.subset.TidSet;

/** Is a piece of a table that is copied at once, by one connection and in one transaction. */
public sealed interface Part {

    /** Return the table that the rows go to: of a partitioned one the root. */
    Relation table();

    /** Return the relation that the rows are in: the table itself, or a partition of it. */
    Relation leaf();

    /** Return what the part is called in the target's ledger: the same for the same rows of the same snapshot. */
    String key();

    /** Return the condition that chooses the rows, to follow {@code WHERE}. */
    String condition();

    /**
     * Is the rows in a range of blocks.
     *
     * @param from the first block
     * @param to the block behind the last one
     */
    record Blocks(Relation table, Relation leaf, long from, long to) implements Part {

        @Override
        public String key() {
            return leaf.sql() + " blocks " + from + "-" + to;
        }

        @Override
        public String condition() {
            return "ctid >= '(" + from + ",0)' AND ctid < '(" + to + ",0)'";
        }
    }

    /**
     * Is rows that were chosen, a run of them. Their places are written out when they are asked for, and not before.
     *
     * @param rows where all chosen rows of the relation are; valid in the snapshot that they were found in
     * @param range which of them
     */
    record Chosen(Relation table, Relation leaf, TidSet rows, TidRange range) implements Part {

        @Override
        public String key() {
            return leaf.sql() + " rows " + TidSet.ctid(range.first()) + "-" + TidSet.ctid(range.last()) + " "
                    + Long.toHexString(range.digest());
        }

        @Override
        public String condition() {
            return TidSet.condition("ctid", rows.within(range));
        }
    }
}
