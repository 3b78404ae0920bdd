package io.confiture.assertions.object;

import java.util.List;

/**
 * Is a list of names of which the order does not matter, but how often each is there does.
 *
 * @param sorted the names
 */
public record Unordered(List<String> sorted) {

    /** Forget the order of names. */
    public static Unordered of(List<String> names) {
        return new Unordered(names.stream().sorted().toList());
    }
}
