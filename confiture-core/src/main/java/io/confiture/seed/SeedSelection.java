package io.confiture.seed;

import org.jspecify.annotations.Nullable;

/**
 * Says which seed files are meant.
 *
 * @param environment whose folder counts beside the files that always count, or null for every environment's
 * @param profile the name of a profile in {@code seed.profiles}, or null for all files
 */
public record SeedSelection(
        @Nullable String environment, @Nullable String profile) {

    /** Return the files of all environments. */
    public static SeedSelection everything() {
        return new SeedSelection(null, null);
    }

    /** Return the files that are loaded in an environment: those that always are, and its own. */
    public static SeedSelection of(String environment) {
        return new SeedSelection(environment, null);
    }

    /** Return this selection, narrowed by a profile; null narrows nothing. */
    public SeedSelection withProfile(@Nullable String name) {
        return new SeedSelection(environment, name);
    }
}
