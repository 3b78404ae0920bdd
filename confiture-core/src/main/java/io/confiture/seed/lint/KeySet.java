package io.confiture.seed.lint;

import io.confiture.project.SourceLocation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the values that rows have in one list of columns of one table, and where each stands first. */
final class KeySet {

    private final Map<String, Place> keys = new HashMap<>();
    private boolean exact = true;
    private @Nullable String unknown;

    /**
     * Names a row.
     *
     * @param load the number of its statement among those of all files
     * @param location where it stands
     */
    record Place(int load, SourceLocation location) {}

    /** Take a row's values; returns where they stand already, or null. */
    @Nullable
    Place add(Key key, Place place) {
        exact &= key.exact();
        return keys.putIfAbsent(key.text(), place);
    }

    /** Remember that some row has values that only the server knows. */
    void unknown(String why) {
        if (unknown == null) {
            unknown = why;
        }
    }

    @Nullable
    Place find(String key) {
        return keys.get(key);
    }

    Map<String, Place> keys() {
        return keys;
    }

    /** Tell whether different texts mean different values. */
    boolean exact() {
        return exact;
    }

    /** Return why values may be here that are not known, or null. */
    @Nullable
    String unknown() {
        return unknown;
    }

    /**
     * Holds the values of several columns as one.
     *
     * @param text the texts of all of them
     * @param exact whether different texts mean different values
     */
    record Key(String text, boolean exact) {}
}
