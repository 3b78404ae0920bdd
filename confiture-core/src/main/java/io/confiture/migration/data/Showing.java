package io.confiture.migration.data;

import io.confiture.check.Outcome;
import io.confiture.rows.Filled;
import io.confiture.rows.Relation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one attempt showed.
 *
 * @param filled which rows were put in
 * @param fixture how the user's rows went in; passed where there are none
 * @param up how the up script ended
 * @param down how the down script ended; null when it did not come to that
 * @param before the rows before up
 * @param afterUp those that the tables of the same names have after up
 * @param after the rows after down
 * @param touched the tables that were there before and were locked for more than reading
 */
record Showing(
        Filled filled,
        Ran fixture,
        Ran up,
        @Nullable Ran down,
        Image before,
        Image afterUp,
        Image after,
        Set<Relation> touched) {

    static final Image NO_IMAGE = new Image(Map.of());
    static final Ran WELL = new Ran(Outcome.passed(), null, false);

    /** Return the side that failed, or null. */
    @Nullable
    Ran failure() {
        return up.failed() ? up : down != null && down.failed() ? down : null;
    }

    boolean failed() {
        return failure() != null;
    }

    /** Say whether a statement was stopped because it took too long. */
    boolean timedOut() {
        Ran ran = failure();
        return ran != null && ran.timedOut();
    }

    /** Return the name of the side that failed. */
    String failedSide() {
        return up.failed() ? "up" : "down";
    }
}
