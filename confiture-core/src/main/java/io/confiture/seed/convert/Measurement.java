package io.confiture.seed.convert;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what loading a file before and after its conversion gave. Immutable.
 *
 * @param problem why nothing could be measured, or null
 * @param original how long the file took as it was
 * @param converted how long it took after the conversion
 * @param rows how many rows there are afterwards
 * @param differences the tables whose rows are not the same; empty when all are
 * @param leftOut the columns that differ between two loads of the very same file, such as {@code now()}, and were not compared
 */
public record Measurement(
        @Nullable String problem,
        Duration original,
        Duration converted,
        long rows,
        Set<String> differences,
        List<String> leftOut) {

    /** Copy the collections. */
    public Measurement {
        differences = Set.copyOf(differences);
        leftOut = List.copyOf(leftOut);
    }

    /** Tell whether both loads gave exactly the same rows. */
    public boolean same() {
        return problem == null && differences.isEmpty();
    }

    static Measurement impossible(String why) {
        return new Measurement(why, Duration.ZERO, Duration.ZERO, 0, Set.of(), List.of());
    }
}
