package io.confiture.assertions.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a table at one time.
 *
 * @param columns its columns in their order
 * @param key its primary key's columns; empty where there is none
 * @param rows its rows; null where there are too many to hold
 * @param count how many rows there are
 * @param digest says the same of the same rows, in any order; empty where they are held
 */
record CapturedTable(
        List<String> columns, List<String> key, @Nullable List<HeldRow> rows, long count, String digest) {

    static final CapturedTable MISSING = new CapturedTable(List.of(), List.of(), List.of(), 0, "");

    /** Tell whether the table is as another time, as far as rows that are not held tell. */
    boolean sameDigest(CapturedTable other) {
        return rows == null && other.rows == null && count == other.count && digest.equals(other.digest);
    }
}
