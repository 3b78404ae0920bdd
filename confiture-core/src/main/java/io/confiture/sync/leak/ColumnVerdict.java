package io.confiture.sync.leak;

import java.util.List;

/** Says what a rehearsal found out about a column that is not kept. */
public sealed interface ColumnVerdict {

    /**
     * Its values came out.
     *
     * @param hits where, in which form and how often
     */
    record Leaked(List<Hit> hits) implements ColumnVerdict {
        /** Copy the list. */
        public Leaked {
            hits = List.copyOf(hits);
        }
    }

    /**
     * None of its values came out.
     *
     * @param canaries how many were looked for, in all encodings and places
     * @param compared how many rows were compared with those they come from; 0 when canaries were enough
     * @param equal how many of these are equal, which chance does
     */
    record Clean(int canaries, long compared, long equal) implements ColumnVerdict {}

    /**
     * Nobody can say.
     *
     * @param reason why
     */
    record Unknown(String reason) implements ColumnVerdict {}
}
