package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import io.confiture.sync.mask.Options;

/**
 * Says what becomes of the values of one column on their way to the target.
 *
 * <p>There is no decision by default: a column that nobody has decided about is an error, unless the file says otherwise.
 */
public sealed interface Decision {

    /** Return where it is written. */
    SourceLocation location();

    /** Return the word for it, as in files: {@code mask}, {@code keep}, {@code null}, {@code default} or {@code drop}. */
    String word();

    /**
     * Replaces each value by what a strategy makes of it.
     *
     * @param strategy the strategy's name, which may be wrong
     * @param options what the file gives it, not yet checked
     */
    record Mask(SourceLocation location, String strategy, Options options) implements Decision {
        @Override
        public String word() {
            return "mask";
        }
    }

    /**
     * Copies values as they are.
     *
     * @param reason why that harms nobody; never blank
     * @param reviewed whether somebody has looked at it although the column looks personal
     */
    record Keep(SourceLocation location, String reason, boolean reviewed) implements Decision {
        @Override
        public String word() {
            return "keep";
        }
    }

    /** Writes NULL; the values are not read. */
    record SetNull(SourceLocation location) implements Decision {
        @Override
        public String word() {
            return "null";
        }
    }

    /** Leaves the column to its default in the target; the values are not read. */
    record UseDefault(SourceLocation location) implements Decision {
        @Override
        public String word() {
            return "default";
        }
    }

    /** Takes the column for one that the target need not have; the values are not read. Where it has one, its default applies. */
    record Drop(SourceLocation location) implements Decision {
        @Override
        public String word() {
            return "drop";
        }
    }
}
