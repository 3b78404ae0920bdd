package io.confiture.migration.run;

import java.util.List;

/** Says what a command wants of the database. Targets are versions ({@code 2} finds {@code 002}) or ids, and must exist. */
public sealed interface Goal {

    /** Look only. */
    record Look() implements Goal {}

    /** Apply everything. */
    record Up() implements Goal {}

    /**
     * Apply everything up to a version, that one included, in the order of the layout's tool.
     *
     * @param target the last one
     */
    record UpTo(String target) implements Goal {}

    /**
     * Take back those that were applied last.
     *
     * @param steps how many; at least 1
     */
    record Down(int steps) implements Goal {}

    /**
     * Take back everything that comes after a version; everything after {@code 0}, where that is not a version.
     *
     * @param target what is the last one then; it is applied
     */
    record DownTo(String target) implements Goal {}

    /**
     * Take back those that were applied last, and apply them again.
     *
     * @param steps how many; at least 1
     */
    record Redo(int steps) implements Goal {}

    /**
     * Record as applied, without running anything, what comes up to a version.
     *
     * @param through the last one
     */
    record Baseline(String through) implements Goal {}

    /**
     * Record exactly these as applied, without running anything: what another tool has applied.
     *
     * @param ids ids of migrations
     */
    record Adopt(List<String> ids) implements Goal {
        /** Copy the list. */
        public Adopt {
            ids = List.copyOf(ids);
        }
    }
}
