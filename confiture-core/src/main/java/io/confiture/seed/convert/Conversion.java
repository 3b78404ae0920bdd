package io.confiture.seed.convert;

import io.confiture.project.SourceLocation;
import java.util.List;

/**
 * Holds what a conversion gave. Immutable.
 *
 * @param text the whole text after it; the given one if nothing was converted
 * @param converted what was converted, in order
 * @param kept what could have been meant and stays as it was, each with its reason, in order
 */
public record Conversion(String text, List<Converted> converted, List<Kept> kept) {

    /** Copy the lists. */
    public Conversion {
        converted = List.copyOf(converted);
        kept = List.copyOf(kept);
    }

    /**
     * A statement that was converted.
     *
     * @param table the table as it is written there
     * @param rows how many rows it loads
     * @param location where it stood
     */
    public record Converted(String table, long rows, SourceLocation location) {}

    /**
     * A statement that stays as it was.
     *
     * @param reason why, as a sentence without a full stop
     * @param location where it stands
     */
    public record Kept(String reason, SourceLocation location) {}

    /** Tell whether anything was converted. */
    public boolean changed() {
        return !converted.isEmpty();
    }

    /** Return the rows of all statements that were converted. */
    public long rows() {
        return converted.stream().mapToLong(Converted::rows).sum();
    }
}
