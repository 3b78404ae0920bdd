package io.confiture.assertions.json;

import org.jspecify.annotations.Nullable;

/**
 * Is one place where two JSON values differ.
 *
 * @param expected the JSON that should be there; null when nothing should
 * @param actual the JSON that is there; null when nothing is
 */
record JsonDifference(
        JsonPath path, @Nullable String expected, @Nullable String actual) {
    private static final int LONG = 200;

    @Override
    public String toString() {
        return path + ": expected " + (expected == null ? "nothing" : clip(expected)) + " but "
                + (actual == null ? "there is nothing" : "was " + clip(actual));
    }

    private static String clip(String json) {
        return json.length() <= LONG ? json : json.substring(0, LONG) + "...";
    }
}
