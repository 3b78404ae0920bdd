package io.confiture.seed.lint;

import io.confiture.project.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the clauses of one INSERT say.
 *
 * @param start the offset of the word INSERT in the source
 * @param table the table as it is named there; null where no name stands
 * @param clauseAt the offset behind the rows, where ON CONFLICT has its place: before RETURNING, else the command's end;
 *     -1 if the command is not finished there, so that nobody knows
 * @param onConflict whether there is an ON CONFLICT clause
 * @param guarded whether the rows come from a query that leaves out what is there already: NOT EXISTS or EXCEPT
 * @param nested whether it stands in a WITH clause, where its rows are what other parts of the statement read
 */
record InsertClauses(
        int start, @Nullable TableName table, int clauseAt, boolean onConflict, boolean guarded, boolean nested) {

    /** Tell whether a second run inserts the same rows again, or fails because they are there. */
    boolean repeats() {
        return !onConflict && !guarded;
    }
}
