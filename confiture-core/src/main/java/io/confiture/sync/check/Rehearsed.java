package io.confiture.sync.check;

import io.confiture.check.Outcome;
import io.confiture.rows.Relation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what only a copy can answer: the worker has copied a throwaway database into another, and somebody has looked at what
 * came. Works when it is first asked. Thread-safe.
 */
public interface Rehearsed {

    /** Say whether all came that should have: rows, kept columns, foreign keys, sequences, constraints. */
    Outcome complete(Relation table);

    /** Say whether nothing of a column that is not kept can be found in the target. */
    Outcome leaksNothing(Relation table, String column);

    /** Make a rehearsal when it is first asked for. */
    static Rehearsed later(Supplier<? extends Rehearsed> maker) {
        return new Rehearsed() {
            private @Nullable Rehearsed made;

            private synchronized Rehearsed made() {
                Rehearsed known = made;
                if (known == null) {
                    known = maker.get();
                    made = known;
                }
                return known;
            }

            @Override
            public Outcome complete(Relation table) {
                return made().complete(table);
            }

            @Override
            public Outcome leaksNothing(Relation table, String column) {
                return made().leaksNothing(table, column);
            }
        };
    }
}
