package io.confiture.sync.leak;

import java.util.List;

/**
 * Says what a rehearsal found out about the copy of a table.
 *
 * @param rows how many rows the source has
 * @param copied how many the target has
 * @param defects what is wrong, a sentence for each; names and counts only
 * @param unknown why nobody can say, or empty
 */
public record TableVerdict(long rows, long copied, List<String> defects, String unknown) {

    /** Copy the list. */
    public TableVerdict {
        defects = List.copyOf(defects);
    }
}
