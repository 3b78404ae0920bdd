package io.confiture.sync.check;

import io.confiture.check.Outcome;
import io.confiture.rows.Relation;

/**
 * Answers what only a copy can answer: the worker has copied a throwaway database into another, and somebody has looked at what
 * came. Works when it is first asked. Thread-safe.
 */
public interface Rehearsed {

    /** Say whether all came that should have: rows, kept columns, foreign keys, sequences, constraints. */
    Outcome complete(Relation table);

    /** Say whether nothing of a column that is not kept can be found in the target. */
    Outcome leaksNothing(Relation table, String column);

    /**
     * Stand in for a rehearsal that there is none of.
     *
     * @param reason why
     */
    static Rehearsed none(String reason) {
        return new Rehearsed() {
            @Override
            public Outcome complete(Relation table) {
                return new Outcome.Skipped(reason);
            }

            @Override
            public Outcome leaksNothing(Relation table, String column) {
                return new Outcome.Skipped(reason);
            }
        };
    }
}
